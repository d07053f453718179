"""The lexicon of compounds as one piece of bytes, out of which it comes sooner than out of the dictionary that it was made of."""

import json
from sys import intern

from stafett.search.compounds import Lexicon
from stafett.search.hunspell import Dictionary, Rule, by_ending, rule_of

END = "\0"  # of a column


def lexicon_piece(lexicon: Lexicon) -> bytes:
    dictionary = lexicon.dictionary
    rules = [_texts(rule) for rule in dictionary.rules]
    columns = (dictionary.flags, dictionary.flags.values(), lexicon.heads, lexicon.heads.values())
    return END.join([json.dumps(rules), *map("\n".join, columns)]).encode()


def lexicon_from(piece: bytes) -> Lexicon:
    told, *columns = piece.decode().split(END)
    rules = tuple(rule_of(*texts) for texts in json.loads(told))
    words, flags, forms, heads = (column.split("\n") for column in columns)
    dictionary = Dictionary(dict(zip(words, map(intern, flags), strict=True)), rules, by_ending(rules))
    return Lexicon(dict(zip(forms, heads, strict=True)), dictionary)


def _texts(rule: Rule) -> tuple[str, ...]:
    return rule.flag, rule.strip, rule.add, rule.leads_to, rule.condition.pattern.removesuffix("$")
