"""A report as one HTML file; no other is fetched."""

from collections.abc import Callable
from html import escape
from typing import Any

from rastro.ballistics.reporting.document import (
    Document,
    Listing,
    Paragraph,
    Picture,
    Section,
    Signatures,
    Table,
)

STYLE = """
:root{color-scheme:light;--ink:#16202a;--soft:#55626f;--line:#d5dce3;--tint:#f2f5f8;--accent:#0b5cad}
*{box-sizing:border-box}
body{font:15px/1.55 Roboto,system-ui,sans-serif;max-width:56rem;margin:0 auto;padding:2.5rem 1.25rem 4rem;
color:var(--ink);background:#fff}
header{border-top:4px solid var(--accent);padding-top:1rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}header p{margin:0;color:var(--soft)}
h2{font-size:1.2rem;margin:2.4rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1.6rem 0 .3rem}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem;margin:1.4rem 0}
dl div{background:var(--tint);padding:.7rem .9rem;border-radius:4px}
dt{color:var(--soft);font-size:.8rem}dd{margin:0;font-size:1.35rem;font-variant-numeric:tabular-nums}
.notice{border-left:4px solid #c2410c;background:#fff6ee;padding:.7rem 1rem;margin:1.2rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:34rem;table-layout:fixed;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:500;font-size:.82rem}td{font-variant-numeric:tabular-nums}
td{overflow-wrap:anywhere}
figure{margin:1.2rem 0}figcaption{color:var(--soft);font-size:.9rem}
svg{width:100%;max-width:38rem;height:auto}
.signed td{height:3.2rem}footer{margin-top:3rem;color:var(--soft);font-size:.82rem}
@media print{body{padding:0;font-size:10.5pt}h2,h3{break-after:avoid}figure,tr,.notice{break-inside:avoid}}
"""


def html_page(document: Document) -> str:
    """The report as HTML."""
    title = escape(document.title)
    tiles = "".join(f"<div><dt>{escape(a)}</dt><dd>{escape(b)}</dd></div>" for a, b in document.tiles)
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{STYLE}</style></head>"
        f"<body><header><h1>{title}</h1><p>{escape(document.subtitle)}</p></header><main><dl>{tiles}</dl>"
        f'<p class="notice">{escape(document.notice)}</p>'
        f"{''.join(_section(each) for each in document.sections)}</main>"
        f"<footer>{escape(document.footer)}</footer></body></html>\n"
    )


def _section(section: Section) -> str:
    blocks = "".join(_BLOCKS[type(block)](block) for block in section.blocks)
    return f"<section><h2>{escape(section.heading)}</h2>{blocks}</section>"


def _paragraph(block: Paragraph) -> str:
    return f"<p>{escape(block.text)}</p>"


def _listing(block: Listing) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in block.items)}</ul>"


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in block.head)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
    shares = (100 * width / sum(block.widths) for width in block.widths)
    columns = "".join(f'<col style="width:{share:.1f}%">' for share in shares)
    return (
        f'<div class="wide" tabindex="0"><table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _picture(block: Picture) -> str:
    return (
        f"<figure><h3>{escape(block.title)}</h3>{block.svg}"
        f"<figcaption>{escape(block.caption)}</figcaption></figure>"
    )


def _signatures(block: Signatures) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in ("", *block.columns))
    empty = "<td></td>" * len(block.columns)
    rows = "".join(f'<tr><th scope="row">{escape(role)}</th>{empty}</tr>' for role in block.roles)
    return (
        f'<div class="wide" tabindex="0"><table class="signed"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


_BLOCKS: dict[type, Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Listing: _listing,
    Table: _table,
    Picture: _picture,
    Signatures: _signatures,
}
