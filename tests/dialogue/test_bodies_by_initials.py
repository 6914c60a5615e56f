"""A body that is known by its initials and by its name is one, whichever a question or a report uses."""

from pathlib import Path

from tests.reports import ask_all_over, told_by

READ = (
    (
        "2026-05-11",
        "Measles has filled two wards in Bria. Doctors Without Borders said on Monday that measles "
        "patients slept on mats.",
    ),
)


def test_msf_is_heard_where_a_report_names_doctors_without_borders(tmp_path: Path) -> None:
    question = "What did MSF say about measles in Bria?"
    answers = ask_all_over(tmp_path, READ, [question], "2026-05-12T09:00:00Z")
    assert "slept on mats" in told_by(answers[question])
