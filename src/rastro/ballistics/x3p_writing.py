"""Write X3P files as ISO 25178-72 (once ISO 5436-2) has them."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from rastro.ballistics.masks import write_mask
from rastro.ballistics.topography import Topography
from rastro.ballistics.x3p_header import REGION, UNKNOWN_DATE

NAMESPACE = "http://www.opengps.eu/2008/ISO5436_2"
_UNCHANGING = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PROBING = {"Contacting", "NonContacting", "Software"}
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_MAIN = """<?xml version="1.0" encoding="UTF-8"?>
<p:ISO5436_2 xmlns:p="{namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="{namespace} {namespace}/ISO5436_2.xsd">
  <Record1>
    <Revision>ISO5436 - 2000</Revision>
    <FeatureType>SUR</FeatureType>
    <Axes>
      <CX><AxisType>I</AxisType><DataType>D</DataType><Increment>{dx!r}</Increment><Offset>0.0</Offset></CX>
      <CY><AxisType>I</AxisType><DataType>D</DataType><Increment>{dy!r}</Increment><Offset>0.0</Offset></CY>
      <CZ><AxisType>A</AxisType><DataType>D</DataType><Increment>1.0</Increment><Offset>0.0</Offset></CZ>{turned}
    </Axes>
  </Record1>{record2}
  <Record3>
    <MatrixDimension><SizeX>{columns}</SizeX><SizeY>{rows}</SizeY><SizeZ>1</SizeZ></MatrixDimension>
    <DataLink>
      <PointDataLink>bindata/data.bin</PointDataLink>
      <MD5ChecksumPointData>{digest}</MD5ChecksumPointData>
    </DataLink>{mask}
  </Record3>
  <Record4>
    <ChecksumFile>md5checksum.hex</ChecksumFile>
  </Record4>{vendor}
</p:ISO5436_2>
"""
_RECORD2 = """
  <Record2>
    <Date>{Date}</Date>
    <Creator>{Creator}</Creator>
    <Instrument>
      <Manufacturer>{Manufacturer}</Manufacturer>
      <Model>{Model}</Model>
      <Serial>{Serial}</Serial>
      <Version>{Version}</Version>
    </Instrument>
    <CalibrationDate>{CalibrationDate}</CalibrationDate>
    <ProbingSystem><Type>{ProbingType}</Type><Identification>{Probing}</Identification></ProbingSystem>
    <Comment>{Comment}</Comment>
  </Record2>"""
_WRITTEN = (
    *("Date", "Creator", "Manufacturer", "Model", "Serial", "Version", "CalibrationDate"),
    *("ProbingType", "Probing", "Comment"),
)


def write_x3p(topography: Topography) -> bytes:
    """A surface as an X3P file: float64 metres, NaN where nothing was measured; the same bytes each time.

    What the file it came from said of instrument, dates and maker is written where the standard has it; a
    date that is no date goes into the comment. Regions are written as `bindata/mask.png`, in their colours,
    and what the colours mean as `<Mask>`, as FiX3P and x3ptools do: the standard has no place for either.

    Parameters
    ----------
    topography
        Metric heights.

    Raises
    ------
    InvalidInput
        `ballistics.picture.not_metric`; `ballistics.mask.*` if a region is no colour or has another shape.
    """
    topography.require_metric()
    data = np.ascontiguousarray(topography.heights, "<f8").tobytes()
    facts = {name: _ILLEGAL.sub("", said) for name, said in topography.facts.items()}
    rows, columns = topography.heights.shape
    main = _MAIN.format(
        namespace=NAMESPACE,
        dx=float(topography.dx),
        dy=float(topography.dy),
        turned=_turned(facts.get("Rotation", "")),
        record2=_record2(facts),
        rows=rows,
        columns=columns,
        digest=_md5(data),
        mask=_mask(facts),
        vendor=_vendor(facts.get("VendorSpecificID", "")),
    ).encode()
    parts = {"main.xml": main, "bindata/data.bin": data}
    if topography.regions:
        parts["bindata/mask.png"] = write_mask(topography.regions, (rows, columns))
    return _packed({**parts, "md5checksum.hex": f"{_md5(main)} *main.xml".encode()})


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _UNCHANGING), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _record2(facts: Mapping[str, str]) -> str:
    """Facts of the measurement, or nothing when none is known: the record is optional, its dates are not."""
    if not any(facts.get(name) for name in _WRITTEN):
        return ""
    said = {name: facts.get(name, "") for name in _WRITTEN}
    comment = [said["Comment"]] if said["Comment"] else []
    for name in ("Date", "CalibrationDate"):
        moment = f"{said[name]}T00:00:00" if _DAY.fullmatch(said[name]) else said[name]
        if moment and not _MOMENT.fullmatch(moment):
            comment.append(f"{name}: {moment}")
            moment = ""
        said[name] = moment or UNKNOWN_DATE
    if said["ProbingType"] not in _PROBING:
        if said["ProbingType"]:
            comment.append(f"ProbingSystem: {said['ProbingType']}")
        said["ProbingType"] = "NonContacting"
    return _RECORD2.format(
        **{name: escape(text) for name, text in {**said, "Comment": "\n".join(comment)}.items()}
    )


def _turned(rotation: str) -> str:
    numbers = rotation.split()
    places = [f"r{down}{across}" for down in "123" for across in "123"]
    if len(numbers) != len(places):
        return ""
    said = "".join(f"<{at}>{escape(number)}</{at}>" for at, number in zip(places, numbers, strict=True))
    return f"\n      <Rotation>{said}</Rotation>"


def _mask(facts: Mapping[str, str]) -> str:
    said = "".join(
        f"<Annotation color={quoteattr(name.removeprefix(REGION))}>{escape(meaning)}</Annotation>"
        for name, meaning in facts.items()
        if name.startswith(REGION)
    )
    return f"\n    <Mask><Annotations>{said}</Annotations></Mask>" if said else ""


def _vendor(said: str) -> str:
    return f"\n  <VendorSpecificID>{escape(said)}</VendorSpecificID>" if said else ""


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
