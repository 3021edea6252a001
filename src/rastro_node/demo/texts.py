"""Sentences of the demo."""

from rastro.canonical import register

register(
    {
        "demo.task.failed": "A step of the demo failed in the node {home} ({module}). What it said stands above.",
        "demo.once.files": "--once needs --registry, --recoveries and --answers.",
        "demo.once.only": "{option} belongs to --once.",
        "demo.csv.missing": "{file} does not exist.",
        "demo.csv.columns": "{file} has no column {columns}. Its first line must name the columns {wanted}.",
        "demo.csv.encoding": "{file} is not UTF-8 text. Save it as UTF-8.",
        "demo.csv.line": "Line {line} of {file} is longer than {limit} characters. Mend the file.",
        "demo.csv.id_empty": "Line {line} of {file} has no {column}. Every line needs one.",
        "demo.csv.id_twice": "Line {line} of {file} repeats the {column} “{value}”. Each must be its own.",
        "demo.answers.folder": "The folder of {file} does not exist. Make it first.",
        "demo.folder.busy": "A demo runs in {folder} already. Open its pages, or stop it first.",
    }
)
