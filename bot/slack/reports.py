"""Reports and the leader's view in Slack.

The newer blocks (``data_table``, ``data_visualization``; docs.slack.dev, Block Kit reference) carry the figures where
the workspace takes them; otherwise the same tables stand as text and the chart is the picture in the thread.
slack_sdk has no models for these blocks, so they are written as they go over the wire.
"""

from __future__ import annotations

from bot.domain.figures.reports import STEPS
from bot.domain.placements.placement import Placement
from bot.services.figures import tables as report_tables
from bot.services.figures.charts import png
from bot.services.figures.overview import Overview
from bot.services.figures.report import Report, ReportFiles
from bot.services.figures.tables import Table
from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal, reference_to
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention
from bot.text import followups as followup_text
from bot.text import overview as overview_text
from bot.text import reports as text

LONGEST_LABEL = 20
MOST_CATEGORIES = 20
MOST_ROWS = 40
"""Rows of a table in a message; the spreadsheet has them all."""

PAGE = 20
"""Rows of a native table before the reader turns a page: all figures of the month at once."""

PHONE_COLUMNS = 3

MOST_BROKERS = 30


def report(value: Report) -> Message:
    """The report with native tables and charts; ``instead`` has the tables as text."""
    title = text.title(value.month, value.scope)
    summary = report_tables.headline(value)
    head = [blocks.header(title), blocks.section(f"*{summary}*")]
    tables = report_tables.tables(value)
    charts = [chart for chart in (_openings_chart(value), _targets_chart(value)) if chart is not None]
    notes = blocks.sections("\n".join(f"• {escape(note)}" for note in report_tables.notes(value)))
    tools = blocks.actions([blocks.button(overview_text.OVERVIEW_TITLE, Action.HOME_OVERVIEW)])
    native = [*head, *charts, *(block for table in tables for block in _native_table(table)), *notes, tools]
    classic = [*head, *(block for table in tables for block in _text_table(table)), *notes, tools]
    return Message(f"{title}: {summary}", tuple(native), tuple(classic))


def report_view(value: Report) -> Block:
    """The report in a window, where the newer blocks are not to be had."""
    shown = [*report(value).instead, blocks.context(text.FILES_IN_CHAT)]
    return blocks.modal(Modal.REPORT, text.STATUS_TITLE, shown)


def overview_view(value: Overview) -> Block:
    return blocks.modal(Modal.OVERVIEW, overview_text.OVERVIEW_TITLE, overview(value).blocks)


def files(value: ReportFiles) -> Message:
    """The picture and the spreadsheet."""
    name = f"status-{value.report.month}"
    contents = ((f"{name}.png", png(value.report)), (f"{name}.xlsx", report_tables.as_xlsx(value.report)))
    return Message(text.FILES_COMMENT, (), files=contents)


def overview(value: Overview) -> Message:
    """Overdue and caseload by broker, each with the button that moves placements."""
    late = sum(one.overdue for one in value.loads)
    lead = overview_text.overview_lead(late, len(value.loads), value.caseload, value.leader_after)
    shown: list[Block] = [blocks.header(overview_text.OVERVIEW_TITLE), blocks.section(lead)]
    if not value.loads:
        shown.append(blocks.section(overview_text.NO_PLACEMENTS))
    for load in value.loads[:MOST_BROKERS]:
        line = overview_text.load_line(mention(load.broker), load.placements, value.caseload, load.overdue, load.oldest)
        move = blocks.button(overview_text.REASSIGN, f"{Action.OVERVIEW_REASSIGN}:{load.broker}", load.broker)
        shown.append(blocks.section(line, move if load.placements else None))
    if len(value.loads) > MOST_BROKERS:
        shown.append(blocks.context(overview_text.more_brokers(len(value.loads) - MOST_BROKERS)))
    shown.append(blocks.divider())
    if value.late:
        lines = [
            overview_text.overdue_line(_title(one.placement), mention(one.placement.broker), one.workdays)
            for one in value.late
        ]
        shown.extend(blocks.sections("\n".join([f"*{overview_text.OVERDUE_TITLE}*", *lines])))
    else:
        shown.append(blocks.section(overview_text.NOTHING_OVERDUE))
    return Message(lead, tuple(shown))


def reassign(broker: str, placements: list[Placement]) -> Block:
    """The form that moves several placements of a broker at once."""
    options = [
        blocks.option(followup_text.placement_title(one.agreement.case_ref, one.agreement.company), reference_to(one))
        for one in placements
    ]
    fields: list[Block] = [
        blocks.field(
            Field.PLACEMENTS,
            overview_text.REASSIGN_WHICH,
            blocks.multi_select(options, VALUE, placeholder=overview_text.PICK),
        ),
        blocks.field(
            Field.COLLEAGUE, followup_text.COLLEAGUE_LABEL, blocks.users_input(VALUE), hint=overview_text.REASSIGN_HINT
        ),
    ]
    if len(placements) > len(options[:100]):
        fields.append(blocks.context(overview_text.REASSIGN_MORE))
    return blocks.modal(
        Modal.OVERVIEW_REASSIGN,
        overview_text.REASSIGN_TITLE,
        fields,
        submit=overview_text.SAVE,
        close=overview_text.CANCEL,
        state=broker,
    )


def _title(placement: Placement) -> str:
    return escape(followup_text.placement_title(placement.agreement.case_ref, placement.agreement.company))


def _native_table(table: Table) -> list[Block]:
    """A table, where a phone can show all its columns; a wider one as lines."""
    return [_data_table(table)] if len(table.head) <= PHONE_COLUMNS else _text_table(table)


def _data_table(table: Table) -> Block:
    rows = [table.head, *table.rows[:MOST_ROWS]]
    return {
        "type": "data_table",
        "caption": table.title,
        "page_size": min(len(rows) - 1, PAGE),
        "row_header_column_index": 0,
        "rows": [[{"type": "raw_text", "text": cell or text.DASH} for cell in row] for row in rows],
    }


def _text_table(table: Table) -> list[Block]:
    """Aligned columns in a fixed-width font, in pieces of a section's length."""
    cut = Table(table.title, table.head, table.rows[:MOST_ROWS])
    if len(cut.head) > 4:
        return blocks.sections("\n".join([f"*{escape(cut.title)}*", *_lines(cut)]))
    return [blocks.section(f"*{escape(cut.title)}*\n```{escape(chr(10).join(report_tables.aligned(cut)))}```")]


def _lines(table: Table) -> list[str]:
    """A wide table as one line a row, which wraps on a phone where columns would not."""
    _, *names = table.head
    return [
        f"• *{escape(row[0])}*: "
        + " · ".join(
            f"{escape(name)} {escape(cell)}" for name, cell in zip(names, row[1:], strict=True) if cell != text.DASH
        )
        for row in table.rows
    ]


def _openings_chart(value: Report) -> Block | None:
    """How far openings came; steps that are held back in either month are left out."""
    steps = [
        figure
        for figure, _, _ in STEPS
        if not any(month.of(value.scope, figure).hidden for month in (value.now, value.before))
    ]
    if not any(figures.of(value.scope, step).amount for step in steps for figures in (value.now, value.before)):
        return None
    series = [
        (
            text.month_name(month),
            {text.SHORT_NAMES[step]: figures.of(value.scope, step).amount or 0 for step in steps},
        )
        for month, figures in ((value.month.previous, value.before), (value.month, value.now))
    ]
    return _bars(text.CHART_OPENINGS, series, text.NUMBER_AXIS)


def _targets_chart(value: Report) -> Block | None:
    """Whose targets they are below the bars, the aims as series: so each name stands whole.

    None where a name is too long; then the table says it.
    """
    reached = [one for one in value.attainments if one.degree is not None]
    names = list(dict.fromkeys(text.whose(one) for one in reached))[:MOST_CATEGORIES]
    if not names or any(len(name) > LONGEST_LABEL for name in names):
        return None
    degrees = {(one.aim, text.whose(one)): float(one.degree or 0) for one in reached}
    aims = list(dict.fromkeys(one.aim for one in reached))
    series = [(text.SHORT_AIMS[aim], {name: degrees.get((aim, name), 0.0) for name in names}) for aim in aims]
    return _bars(text.CHART_TARGETS, series, text.PERCENT_AXIS)


def _bars(title: str, series: list[tuple[str, dict[str, float]]], axis: str) -> Block:
    categories = list(series[0][1])
    return {
        "type": "data_visualization",
        "title": title[:50],
        "chart": {
            "type": "bar",
            "series": [
                {
                    "name": name[:LONGEST_LABEL],
                    "data": [{"label": label, "value": values[label]} for label in categories],
                }
                for name, values in series
            ],
            "axis_config": {"categories": categories, "y_label": axis},
        },
    }
