"""What the nomenclator says of models, of other tables, and of terms taken for one another."""

from rastro.canonical import register

register(
    {
        "nomenclator.model.between": "“{raw}” can mean {terms}. Choose one, or give the maker, the calibre "
        "or the type.",
        "nomenclator.model.other_make": "“{raw}” is a name of {terms}, not of a model of {make}. Read "
        "maker and model again.",
        "nomenclator.model.other_type": "“{raw}” is a name of {terms}, which is not of the type {type}. "
        "Read model and type again.",
        "nomenclator.model.other_calibre": "“{raw}” would be {terms}, which is not known in {calibre}. "
        "Read model and calibre again.",
        "nomenclator.model.doubted_calibre": "“{raw}” is {term}, which is not known in {calibre}. Check "
        "the calibre.",
        "nomenclator.model.only_make": "“{raw}” names the maker {make} and no model of it.",
        "nomenclator.model.date": "“{raw}” is a date that a spreadsheet made of “{typed}”, which is "
        "{term}. Check it.",
        "nomenclator.official.encoding": "Line {line} is neither UTF-8 nor Windows-1252 text. Save the "
        "table as CSV in UTF-8.",
        "nomenclator.official.nul": "Line {line} holds a NUL byte. This is no text; save the table as CSV.",
        "nomenclator.official.empty": "The table is empty. Its first line must name the columns.",
        "nomenclator.official.columns": "The first line names the columns {columns}. Call the column of "
        "the codes “code” and that of the names “name”.",
        "nomenclator.official.form": "Line {line} is not CSV ({why}). Mend the quotation marks.",
        "nomenclator.official.code_missing": "Line {line} has no code in the column {column}. Give each "
        "term a code of its own.",
        "nomenclator.official.name_missing": "Line {line} (code {code}) has no name in the column "
        "{column}. Write the name.",
        "nomenclator.official.code_twice": "Line {line} gives the code {code} again; it stands on line "
        "{first} already. Keep one of the two.",
        "nomenclator.official.bytes": "The table is larger than {limit} bytes. Split it.",
        "nomenclator.official.rows": "The table has more than {limit} terms. Split it.",
        "nomenclator.official.width": "Line {line} has more than {limit} columns. Keep code, name and "
        "parent.",
        "nomenclator.official.cell": "Line {line} has a cell longer than {limit} characters. Shorten it.",
        "nomenclator.kind.type": "types",
        "nomenclator.kind.make": "makes",
        "nomenclator.kind.model": "models",
        "nomenclator.kind.calibre": "calibres",
        "nomenclator.kind.country": "countries",
        "nomenclator.check.too_many_cells": "The line has {cells} cells for {columns} columns. Put a text "
        "that holds the delimiter in quotation marks.",
        "nomenclator.check.no_code": "There is no code. Give each term a code of its own.",
        "nomenclator.check.code_twice": "The code {code} stands on line {first} already. Keep one of the "
        "two.",
        "nomenclator.check.no_name": "There is no name. Write it.",
        "nomenclator.check.control": "The name {name} holds characters that cannot be printed. Type it "
        "again.",
        "nomenclator.check.name_twice": "“{name}” is the name on line {first} already. Keep one, or tell "
        "them apart.",
        "nomenclator.check.no_parent": "There is no row with the code {parent}. Add it, or leave the "
        "parent empty.",
        "nomenclator.check.circle": "{code} stands, by its parents, under itself. Break the circle.",
        "nomenclator.check.no_term": "“{code}” is no code of our table of {kind}. Choose one of its codes.",
        "nomenclator.check.no_relation_column": "A crosswalk needs the column “relation”: exact, broader, "
        "narrower or none.",
        "nomenclator.check.relation": "“{relation}” is no relation. Write exact, broader, narrower or none.",
        "nomenclator.check.term_of_none": "The relation is none, but a term is given. Empty one, or change "
        "the other.",
        "nomenclator.check.relation_without_term": "There is a relation, but no term. Give our code, or "
        "write none.",
        "nomenclator.crosswalk.same_code": "The code {code} is the one that {term} has in this table.",
        "nomenclator.crosswalk.names_several": "“{name}” names several of our terms: {terms}.",
        "nomenclator.crosswalk.brand_of": "“{name}” is said to be a brand or model of {term}.",
        "nomenclator.crosswalk.under_parent": "“{name}” stands under a term that is {term} here.",
        "nomenclator.crosswalk.none_built_in": "No crosswalk of {kind} to “{name}” comes along. There are: "
        "{known}.",
        "nomenclator.crosswalk.claimed": "“{name}” can be {term}, but so can “{other}” ({code}).",
        "nomenclator.crosswalk.no_term": "“{name}” is a code for what could not be determined, not a term.",
        "nomenclator.crosswalk.form": "This is not a crosswalk. It needs name, edition, kind and links, "
        "each link with code, name, relation and, unless the relation is none, our term.",
        "nomenclator.crosswalk.unknown_term": "The crosswalk maps {code} to “{term}”, which is not a term "
        "here. Choose one of the nomenclator's terms.",
    }
)
