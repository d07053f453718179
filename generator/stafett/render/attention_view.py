"""What the editors' page of things to look after shows."""

from stafett.figures import Concern, concerns
from stafett.figures.health import Lapse
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.figure_tables import table_path
from stafett.render.insight import insight_links


def attention_view(edition: Edition) -> views.AttentionView:
    found = concerns(edition.catalogue, edition.now)
    return views.AttentionView(
        total=len(found),
        groups=tuple(concern_group(edition, lapse, found) for lapse in Lapse),
        made=edition.now.astimezone(edition.catalogue.site.zone),
        more=insight_links(edition, "attention"),
        table_url=edition.url(table_path(edition, "attention", "attention")),
    )


def concern_group(edition: Edition, lapse: Lapse, found: tuple[Concern, ...]) -> views.ConcernGroup:
    rows = tuple(concern_row(edition, concern) for concern in found if concern.lapse is lapse)
    health = edition.catalogue.site.health
    months = {Lapse.NO_FEEDBACK: health.feedback_months, Lapse.LINGERS: health.stage_months}.get(lapse, 0)
    return views.ConcernGroup(lapse, edition.label("lapse", lapse), edition.label("lapse about", lapse), months, rows)


def concern_row(edition: Edition, concern: Concern) -> views.ConcernRow:
    is_need = concern.kind == "need"
    today = edition.now.astimezone(edition.catalogue.site.zone).date()
    return views.ConcernRow(
        link=edition.need_link(concern.id) if is_need else edition.solution_link(concern.id),
        organisation=edition.organisation(concern.organisation),
        stage=edition.stage(concern.stage) if is_need else edition.coded("solution stage", concern.stage),
        since=concern.since,
        due=concern.due,
        days=(today - concern.due).days,
    )
