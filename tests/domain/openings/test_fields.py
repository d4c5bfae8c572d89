"""One table of fields: whatever handles openings handles each of them."""

from __future__ import annotations

from dataclasses import fields

from bot.domain.openings.drafts import FIELDS, Draft
from bot.domain.openings.fields import KINDS, LINES, OPENING_FIELDS
from bot.domain.openings.opening import missing
from bot.domain.openings.parser.phrases import sections
from bot.services.openings import export
from bot.slack.openings import forms
from bot.text import openings as text


def test_the_attributes_of_a_draft_are_those_of_the_table_in_its_order() -> None:
    assert tuple(KINDS) == FIELDS
    assert {field.name for field in fields(Draft)} == {*KINDS, "unsure"}


def test_every_field_has_its_label_input_and_column() -> None:
    names = {field.name for field in OPENING_FIELDS}
    assert {*names, *LINES.values(), *KINDS} <= text.LABELS.keys()
    assert {block["block_id"] for block in forms.create(Draft(), "")["blocks"]} == names
    headings = export.rows([])[0]
    assert {text.LABELS[part] for part in KINDS} <= {*headings}
    assert len(headings) == len({*headings})


def test_the_lines_that_may_be_missing_have_their_names_and_examples() -> None:
    lines = set(missing(Draft()))
    assert lines == text.MISSING_QUESTIONS.keys() == text.MISSING_EXAMPLES.keys()


def test_the_labels_of_templates_name_fields_of_the_table() -> None:
    assert sections("labels").keys() <= {*KINDS, *LINES.values(), "other"}
