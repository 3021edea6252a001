"""Write X3P files exactly as ISO 25178-72 has them."""

import hashlib
import io
import zipfile
from xml.sax.saxutils import escape

import numpy as np

from rastro.ballistics.topography import Topography

NAMESPACE = "http://www.opengps.eu/2008/ISO5436_2"
_UNCHANGING = (1980, 1, 1, 0, 0, 0)

_MAIN = """<?xml version="1.0" encoding="UTF-8"?>
<p:ISO5436_2 xmlns:p="{namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="{namespace} {namespace}/ISO5436_2.xsd">
  <Record1>
    <Revision>ISO5436 - 2000</Revision>
    <FeatureType>SUR</FeatureType>
    <Axes>
      <CX><AxisType>I</AxisType><DataType>D</DataType><Increment>{dx!r}</Increment><Offset>0.0</Offset></CX>
      <CY><AxisType>I</AxisType><DataType>D</DataType><Increment>{dy!r}</Increment><Offset>0.0</Offset></CY>
      <CZ><AxisType>A</AxisType><DataType>D</DataType><Increment>1.0</Increment><Offset>0.0</Offset></CZ>
    </Axes>
  </Record1>
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
    <ProbingSystem><Type>NonContacting</Type><Identification></Identification></ProbingSystem>
    <Comment>{Comment}</Comment>
  </Record2>
  <Record3>
    <MatrixDimension><SizeX>{columns}</SizeX><SizeY>{rows}</SizeY><SizeZ>1</SizeZ></MatrixDimension>
    <DataLink>
      <PointDataLink>bindata/data.bin</PointDataLink>
      <MD5ChecksumPointData>{digest}</MD5ChecksumPointData>
    </DataLink>
  </Record3>
  <Record4>
    <ChecksumFile>md5checksum.hex</ChecksumFile>
  </Record4>
</p:ISO5436_2>
"""
_FACTS = ("Date", "Creator", "Manufacturer", "Model", "Serial", "Version", "CalibrationDate", "Comment")


def write_x3p(topography: Topography) -> bytes:
    """A surface as an X3P file: float64 metres, NaN where nothing was measured; the same bytes each time.

    Parameters
    ----------
    topography
        Metric heights.
    """
    data = np.ascontiguousarray(topography.heights, "<f8").tobytes()
    facts = {name: escape(topography.facts.get(name, "")) for name in _FACTS}
    rows, columns = topography.heights.shape
    main = _MAIN.format(
        namespace=NAMESPACE,
        dx=float(topography.dx),
        dy=float(topography.dy),
        rows=rows,
        columns=columns,
        digest=_md5(data),
        **facts,
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in (
            ("main.xml", main),
            ("bindata/data.bin", data),
            ("md5checksum.hex", f"{_md5(main)} *main.xml".encode()),
        ):
            file.writestr(zipfile.ZipInfo(name, _UNCHANGING), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
