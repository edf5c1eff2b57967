"""Universal parts of speech (`NOUN`, `VERB`) in terms of the Penn Treebank's tags, as Vale reads them."""

from __future__ import annotations

from linter.fields import nearest

_PENN = {
    "ADJ": "JJ|JJR|JJS",
    "ADP": "IN|RP",
    "ADV": "RB|RBR|RBS|WRB",
    "AUX": "MD|VB|VBD|VBG|VBN|VBP|VBZ",
    "CCONJ": "CC",
    "DET": r"DT|PDT|WDT|WP\$",
    "INTJ": "UH",
    "NOUN": "NN|NNS",
    "NUM": "CD",
    "PART": "TO|RP|POS",
    "PRON": r"PRP|PRP\$|WP|EX",
    "PROPN": "NNP|NNPS",
    "PUNCT": r"[.,:]|''|``|-LRB-|-RRB-|\(|\)",
    "SCONJ": "IN|WRB",
    "SYM": r"SYM|\$|#",
    "VERB": "VB|VBD|VBG|VBN|VBP|VBZ",
    "X": "FW|LS",
}
# the Penn Treebank has no tags of their own for these, so they are known by their words as well
_WORDS = {
    "AUX": "be|been|being|am|is|are|was|were|have|has|had|having|do|does|did|doing|can|could|may|might|must|ought|shall|should|will|would|"
    "'s|'re|'m|'ve|'ll|'d",
    "SCONJ": "after|although|as|because|before|even|how|if|since|so|than|that|though|unless|until|when|whenever|where|whereas|"
    "wherever|whether|while|why",
}


def tags_of(universal: str) -> str:
    """A regular expression of the Penn tags for universal ones, joined by `|`. Raises ValueError for an unknown one."""
    names = _names(universal)
    unknown = next((name for name in names if name not in _PENN), None)
    if unknown is not None:
        raise ValueError(f"'{unknown}' is no universal part of speech{nearest(unknown, _PENN)} (known: {', '.join(_PENN)})")
    return f"^(?:{'|'.join(_PENN[name] for name in names)})$"


def words_of(universal: str) -> str:
    """A regular expression of the words a universal part of speech is limited to; nothing where any word will do."""
    names = _names(universal)
    return "|".join(_WORDS[name] for name in names) if all(name in _WORDS for name in names) else ""


def _names(universal: str) -> list[str]:
    return [name.strip().upper() for name in universal.split("|")]
