"""What `rastro resolve` and the CSV files of commands say."""

from rastro.canonical import register

register(
    {
        "cli.resolve.done": "{lines} lines: make found in {make}, model in {model}, calibre in {calibre}, "
        "type in {type}; "
        "{serial} serials read, {says} of them tell maker and date, {proposed} propose a missing "
        "make.",
        "cli.csv.columns": "{path} has no column {columns}. Its first line must name the columns {wanted}, "
        "with commas between them.",
        "cli.csv.encoding": "Line {line} of {path} is not UTF-8 text. Save the file as UTF-8.",
        "cli.csv.form": "Line {line} of {path} is not CSV ({why}). Mend the quotation marks.",
        "cli.csv.line": "Line {line} of {path} is longer than {limit} bytes. Mend the file.",
        "cli.file.no_folder": "There is no folder for {path}. Make it, or choose another place.",
    }
)
