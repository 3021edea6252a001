"""Files made to harm: each refused with its reason, by the command's way and on the page; nothing is kept."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rastro.canonical import RastroError, catalogue
from rastro.testing.bad_files import BAD_FILES, cell, sheet_of, workbook
from rastro_node.core import jobs
from rastro_node.core.context import this_node
from rastro_node.core.imports import import_file, kind_of, opened
from rastro_node.core.models import Import, ImportFinding, Job
from rastro_node.registry.importing import COLUMNS
from rastro_node.registry.models import Firearm

BAD = {name: (code, make) for name, (code, make) in BAD_FILES.items()}
bad = pytest.mark.parametrize(("code", "make"), BAD.values(), ids=BAD)


@bad
def test_nothing_of_it_is_stored(db, code, make):
    with pytest.raises(RastroError) as refused:
        import_file(io.BytesIO(make()), kind=kind_of("firearms"), actor=this_node())
    assert refused.value.code == f"core.import.{code}"
    assert refused.value.say().count(" ") > 2
    assert not Import.objects.exists()
    assert not Firearm.objects.exists()


@bad
def test_the_page_says_why(cast, sign_in, code, make):
    cast["alice"].language = "en"
    cast["alice"].save()
    page = sign_in("alice")
    content = make()[:49_000_000]
    answer = page.post("/imports/", {"file": SimpleUploadedFile("old register", content)})
    if answer.status_code == 302:
        answer = page.post(answer["Location"], dict(zip(COLUMNS, COLUMNS, strict=True)))
        jobs.run(Job.objects.get().pk)
        answer = page.get(f"/imports/{Import.objects.get().pk}/")
    shown = answer.content.decode()
    assert catalogue()[f"core.import.{code}"].split("{")[0].split("“")[0][:20] in shown
    assert not Import.objects.exclude(content=b"").exists()
    assert not ImportFinding.objects.exists()
    assert not Firearm.objects.exists()


def test_a_wide_sheet_of_a_real_register_is_read():
    rows = "".join(
        f"<row>{''.join(cell(f'{number}-{column}', '') for column in range(300))}</row>"
        for number in range(500)
    ).replace('r=""', "")
    with opened(io.BytesIO(workbook(sheet_of(rows)))) as file:
        lines = list(file.rows)
    assert (len(lines), len(lines[-1][1])) == (499, 300)
