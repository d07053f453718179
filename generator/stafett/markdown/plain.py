"""HTML so plain that the second wall would leave it as it is: the tags of usual bodies, each closed where it was opened."""

import re

from .document import PREFIX

_TEXT = r"(?:[^<>&\xa0\r\x00]|&(?:amp|lt|gt|nbsp);)*+"
_HOST = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*+\.)+[a-z]+"
_HTTPS = rf"https://{_HOST}(?:[/?#](?:[A-Za-z0-9._~/%+,;=:@?#-]|&amp;)*+)?"
_ENTRY = rf"(?:need|solution|event|page):[a-z0-9-]+(?:#{PREFIX}[a-z0-9-]+)?"
_LINK = rf'<a href="(?:{_HTTPS}|{_ENTRY}|#{PREFIX}[a-z0-9-]+)">{_TEXT}</a>'
_INLINE = rf"(?:[^<>&\xa0\r\x00]++|&(?:amp|lt|gt|nbsp);|<em>{_TEXT}</em>|<strong>{_TEXT}</strong>|{_LINK})*+"
_SIDE = '(?: class="align-(?:left|center|right)")?'
_LABEL = r'(?: role="group" aria-label="[^"<>&\xa0\r\x00]++")?'
_HEAD = rf'<thead>\n<tr>(?:<th scope="col"{_SIDE}>{_INLINE}</th>|<td{_SIDE}></td>)++</tr>\n</thead>\n'
_ROWS = rf"<tbody>\n(?:<tr>(?:<td{_SIDE}>{_INLINE}</td>)++</tr>\n)++</tbody>\n"
_BLOCKS = (
    rf"<p>{_INLINE}</p>\n",
    *(rf'<h{level} id="{PREFIX}[a-z0-9-]+">{_INLINE}</h{level}>\n' for level in range(2, 7)),
    rf"<ul>\n(?:<li>{_INLINE}</li>\n)++</ul>\n",
    rf"<ol>\n(?:<li>{_INLINE}</li>\n)++</ol>\n",
    rf'<div class="table-scroll" tabindex="0"{_LABEL}><table>\n{_HEAD}(?:{_ROWS})?</table></div>\n',
)
_PLAIN = re.compile(f"(?:{'|'.join(_BLOCKS)})*+")


def is_plain(html: str) -> bool:
    return _PLAIN.fullmatch(html) is not None
