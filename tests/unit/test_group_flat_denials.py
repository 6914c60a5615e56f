"""A denial in plain words answers a claim; what is wont to be denied, a deed told of two, and remarks do not."""

import pytest

from tests.everyday import Told, read


@pytest.mark.parametrize(
    ("told", "subjects"),
    [
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Russia said it had not bombed the airfield near Gori."), ["claimed by Georgia, denied by Russia"]),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Russia said on Sunday that its jets did not bomb the airfield near Gori."),
         ["claimed by Georgia, denied by Russia"]),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "“We have not bombed the airfield near Gori,” the Kremlin said."), ["claimed by Georgia, denied by Russia"]),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Moscow said no Russian jets had bombed the airfield near Gori."), ["claimed by Georgia, denied by Russia"]),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Russia dismissed as false the claim that its jets had bombed the airfield near Gori."),
         ["claimed by Georgia, denied by Russia"]),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Russia denied the claim. Moscow said its jets had not bombed the airfield near Gori."),
         ["claimed by Georgia, denied by Russia"]),
        (("Estonia said a Russian jet had entered its airspace near Narva.",
          "Russia denied that its jet had entered Estonian airspace near Narva."),
         ["claimed by Estonia, denied by Russia"]),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Moscow said Russian jets did not bomb the airfield near Gori."), ["claimed by Georgia, denied by Russia"]),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Moscow said none of its jets had bombed the airfield near Gori."), ["claimed by Georgia, denied by Russia"]),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Moscow said Georgia had not bombed the airfield near Gori."), []),
        # both say it was not done, or the claim is of another's deed, or of another place
        (("Georgia said Russian jets had not bombed the airfield near Gori.",
          "Russia said it had not bombed the airfield near Gori."), []),
        (("Georgia said Turkish jets had bombed the airfield near Gori.",
          "Russia said it had not bombed the airfield near Gori."), []),
        (("Georgia said Russian jets had bombed the airfield near Gori.",
          "Russia said it had not bombed the airfield near Kobuleti."), []),
        (("Georgia said it had not received the gas it had paid for.",
          "Russia said Georgia had paid for the gas."), []),
    ],
)  # fmt: skip
def test_who_says_it_did_not_do_it_denies_it(told: Told, subjects: list[str]) -> None:
    assert read(told) == subjects


def test_what_two_agreed_to_is_told_by_who_says_so_and_denied_for_the_first_time_rather_than_as_ever() -> None:
    told = (
        "Egypt and Sudan have agreed to let United Nations engineers inspect the dam at Merowe, the UN said on Monday. "
        "Egypt has rejected United Nations engineers at the dam for decades.",
        "Egypt on Tuesday denied that it had agreed to let United Nations engineers inspect the dam at Merowe.",
    )
    assert read(told) == ["claimed by United Nations, denied by Egypt"]


def test_a_state_does_not_deny_what_it_said_with_another() -> None:
    told = (
        "Egypt and Sudan said they had agreed to let engineers inspect the dam at Merowe.",
        "Egypt rejected claims that engineers had agreed to inspect the dam at Merowe.",
    )
    assert read(told) == []


def test_remarks_that_are_rejected_are_no_claim_that_is_denied() -> None:
    told = (
        "Trump said Israel was starving children in Gaza, and that he would send food.",
        "Netanyahu rejected Trump's remarks on starving children in Gaza.",
    )
    assert read(told) == []
    assert read((told[0], "Israel rejected remarks that it was starving children in Gaza.")) != []
