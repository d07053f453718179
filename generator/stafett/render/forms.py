"""A form as the site's configuration chooses it, with a letter that asks for the same."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from stafett.check import ContactFields, codes
from stafett.model.need import Need
from stafett.model.process import SIDES
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.frame import page_link

MODES = {"netlify": "netlify", "none": "mail"}
"""What the site's `answer_form` makes of a form; any address makes it one that is posted there."""


def form(edition: Edition, name: str, hidden: Sequence[tuple[str, str]], mail: views.MailTemplate) -> views.Form:
    chosen = edition.catalogue.site.answer_form
    mode = MODES.get(chosen, "post")
    thanks, pages = edition.addresses.section(edition.language, "thanks"), edition.catalogue.pages.values()
    return views.Form(
        name=name,
        mode=mode,
        action=chosen if mode == "post" else edition.url(thanks),
        thanks_url=edition.addresses.absolute(thanks),
        hidden=(("form-name", name), ("language", edition.language), *hidden),
        mail=mail,
        privacy=next(
            (page_link(edition, page) for page in pages if page.fields.purpose is codes.Purpose.PRIVACY), None
        ),
    )


def letter(to: str, subject: str, lines: Iterable[str]) -> views.MailTemplate:
    """A letter whose body is made of `lines`; the address that opens it is written as RFC 6068 asks."""
    body = "\n".join(lines)
    fields = f"subject={quote(subject)}&body={quote(body.replace(chr(10), chr(13) + chr(10)))}"
    return views.MailTemplate(to, f"mailto:{quote(to, safe='@')}?{fields}" if to else "", subject, body)


def reachable(*contacts: ContactFields | None) -> str:
    """The first e-mail address among them, "" if none of them has one."""
    return next((contact.email for contact in contacts if contact and contact.email), "")


def answer_letter(edition: Edition, need: Need, address: str) -> views.MailTemplate:
    words, text = edition.words, need.entry.text(edition.language)
    owner = edition.catalogue.organisations[text.organisation].fields
    asked = ("Name of the solution:", "In short, 300 characters at most:", "How it works:", "Organisation and website:")
    maturity = ("Technology readiness, TRL 1–9:", "Device class and CE marking:")
    last = ("Evidence, with addresses:", "Conflicts of interest:", "Contact: a role, e-mail and telephone:")
    lines = [
        f"{words.gettext('The need:')} {text.title}",
        edition.addresses.absolute(address),
        "",
        *spaced(map(words.gettext, (*asked, *maturity))),
        words.gettext(
            "How far are the preconditions met? Write met, partly, not met or unknown for each side, and why."
        ),
        *(f"{edition.label('side', side)}:" for side in SIDES),
        "",
        *spaced(map(words.gettext, last)),
    ]
    to = reachable(text.contact, owner.contact, edition.catalogue.site.contact)
    return letter(to, words.gettext("Answer to the need: %(title)s") % {"title": text.title}, lines)


def tell_letter(edition: Edition) -> views.MailTemplate:
    words = edition.words
    asked = (
        "The need in a few words:",
        "In short, 300 characters at most:",
        "The problem today:",
        "Who it touches:",
        "A better day:",
        "Whose need it is (region, municipality or other):",
        "How the need was found:",
        "Contact: a role, e-mail and telephone:",
    )
    to = reachable(edition.catalogue.site.contact)
    return letter(to, words.gettext("Tell about a need"), spaced(map(words.gettext, asked)))


def feedback_letter(edition: Edition, title: str, address: str, contact: ContactFields | None) -> views.MailTemplate:
    words = edition.words
    asked = (
        "I am a patient, a relative, staff or the provider:",
        "What has become better, and what has not:",
        "Rating from 1 (poor) to 5 (very good):",
        "Contact, if we may ask you more: a role, e-mail:",
    )
    lines = [f"{words.gettext('The solution:')} {title}", edition.addresses.absolute(address), ""]
    to = reachable(edition.catalogue.site.contact, contact)
    subject = words.gettext("Feedback on: %(title)s") % {"title": title}
    return letter(to, subject, [*lines, *spaced(map(words.gettext, asked))])


def spaced(lines: Iterable[str]) -> Iterable[str]:
    """Each line with an empty one after it, to write in."""
    for line in lines:
        yield from (line, "")
