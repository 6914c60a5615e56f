"""The weights the checker ships with: set by hand, fitted to no data set; docs/trust.md says what they reach."""

from bot.evidence.support import Measures, Weights

SHIPPED = Weights(
    constant=-4.0,
    measures=Measures(
        nearby=3.0, together=1.0, words=3.0, letters=0.0, pairs=1.0, runs=0.0, pieces=0.0, figures=0.0, length=0.0
    ),
)
LEAST_SCORE = 0.25
