"""The sentences of ballistics."""

from rastro.canonical import register

register(
    {
        "ballistics.topography.shape": "A surface is a table of rows and columns with at least one height; "
        "this one is {shape}.",
        "ballistics.topography.increment": "The distance {name} between measured points is {value} m. Say it "
        "in metres, between a nanometre and a millimetre.",
        "ballistics.x3p.missing": "There is no file {file} that can be read.",
        "ballistics.x3p.not_zip": "This is not an X3P file: it is not a ZIP archive, or it is cut off.",
        "ballistics.x3p.parts": "The file has more than {limit} parts. An X3P file has a handful.",
        "ballistics.x3p.bomb": "The file would unpack to far more than a surface. It is refused.",
        "ballistics.x3p.large": "{part} has more than {limit} MB.",
        "ballistics.x3p.part": "The part {part} of the file is missing or broken.",
        "ballistics.x3p.xml": "main.xml is not well-formed XML.",
        "ballistics.x3p.entities": "main.xml holds a document type, entities or NUL bytes. It is refused.",
        "ballistics.x3p.feature": "The file holds {feature}, not a surface (SUR) or a profile (PRF).",
        "ballistics.x3p.lacks": "main.xml does not say {name}.",
        "ballistics.x3p.number": "{name} is “{said}”, which is not a usable number.",
        "ballistics.x3p.type": "The data type of {name} is “{said}”; it must be D, F, L or I.",
        "ballistics.x3p.size": "The surface would have {columns} × {rows} points: too many.",
        "ballistics.x3p.truncated": "The heights are cut off: {found} of {wanted} are there.",
        "ballistics.x3p.validity": "The list of valid points is shorter than the surface.",
        "ballistics.x3p.data_checksum": "The checksum of the heights is wrong: the file was damaged or changed.",
        "ballistics.x3p.checksum": "The checksum of main.xml is not the one on file; it was read as it is.",
        "ballistics.x3p.no_checksum": "The file has no checksum of main.xml.",
        "ballistics.x3p.revision": "The revision “{said}” was taken for “ISO5436 - 2000”.",
        "ballistics.x3p.text_list": "The heights stand as text in main.xml.",
        "ballistics.x3p.micrometres": "An increment of {dx} was taken for micrometres; the standard has metres.",
        "ballistics.x3p.heights_micrometres": "Heights of up to {tallest} were taken for micrometres; the "
        "standard has metres.",
        "ballistics.x3p.millimetres": "An increment of {dx} was taken for millimetres; the standard has metres.",
        "ballistics.x3p.heights_millimetres": "Heights of up to {tallest} were taken for millimetres; the "
        "standard has metres.",
        "ballistics.x3p.outliers": "{count} heights lie more than a centimetre from the rest; they were taken for "
        "points that were not measured.",
        "ballistics.x3p.encoding": "main.xml is written in {said}. Save it in UTF-8.",
        "ballistics.x3p.encoded": "main.xml was read as {said}.",
        "ballistics.x3p.elements": "main.xml has more than {limit} elements, or they are nested too deep.",
        "ballistics.x3p.list": "The file holds a list of points without rows and columns, not a surface.",
        "ballistics.x3p.twice": "The part {part} is in the file twice: it is not certain which one counts.",
        "ballistics.x3p.irregular": "The coordinates of the points lie on no regular grid.",
        "ballistics.x3p.no_data_checksum": "The file has no checksum of the heights.",
        "ballistics.x3p.rotation": "The file says how the surface stood in the instrument; it was left as it lies.",
        "ballistics.x3p.layers": "The file has {layers} layers; the first was taken.",
        "ballistics.impression.too_little": "Fewer than {least} points of the surface were measured: too "
        "little to compare.",
        "ballistics.impression.mirrored": "The second scan matches only when it is read left for right: one of the "
        "two was taken or stored mirrored. Settle which, mend it, and compare again.",
        "ballistics.impression.scale": "By its congruent cells the second scan is {scale} times too large: the "
        "distances between points of one of the two are wrong. Mend them and compare again.",
        "ballistics.impression.recipes": "The two surfaces were prepared differently. Prepare both anew with "
        "one recipe.",
        "ballistics.al3d.magic": "This is not an AL3D file.",
        "ballistics.al3d.tag": "The AL3D header does not say {name} as a number (“{said}”).",
        "ballistics.png.broken": "This is not a PNG picture, or it is cut off.",
        "ballistics.png.kind": "The PNG picture is of a kind that does not exist. Save it with 8 or 16 bits.",
        "ballistics.png.size": "The picture has {columns} × {rows} points: too many.",
        "ballistics.picture.not_metric": "Heights of a picture or table are no lengths: look at them, do not "
        "compare them as measurements.",
        "ballistics.table.ragged": "Line {line} has not as many numbers as the first line.",
        "ballistics.table.number": "Line {line} holds “{said}”, which is not a number.",
        "ballistics.mask.shape": "The mask is {mask} and the surface {shape}: they do not belong together.",
        "ballistics.mask.left_out": "The mask of the file could not be read ({reason}); it was left out.",
        "ballistics.mask.colour": "A region is named by its colour, such as #ff0000; this one is “{said}”.",
        "ballistics.mask.found": "The file marks regions of its own, in the colours {colours}.",
        "ballistics.mask.colours": "The mask has more than {most} colours: it is a photograph, not a mask.",
        "ballistics.topography.region": "The surface has no region {region}; it has {known}.",
        "ballistics.mark.breech-face": "breech face",
        "ballistics.mark.firing-pin": "firing pin",
        "ballistics.mark.impression": "impression",
        "ballistics.mark.land": "land",
        "ballistics.mark.aperture-shear": "aperture shear",
        "ballistics.compare.mark": "“{said}” is no kind of mark. There are {known}.",
        "ballistics.compare.recipe": "The recipe is not one for marks of the kind {mark}.",
        "ballistics.weighing.not_asked": "No likelihood ratio was asked for.",
        "ballistics.weighing.unreliable": "Nothing was weighed: a scan seems to be taken or stored wrongly.",
        "ballistics.weighing.none_of_mark": "No calibration set for the mark “{mark}” comes with the library. "
        "Make one of your own known pairs with rastro calibrate.",
        "ballistics.weighing.own_recipe": "The recipe is not the usual one, on which the sets of the library "
        "were made. Make a set with it.",
        "ballistics.weighing.older": "The calibration set {name} was made on comparisons by {wanted}; this is "
        "{here}.",
        "ballistics.weighing.method": "The calibration set {name} was made on comparisons by {wanted}; this is "
        "{here}. Make a set on comparisons by {here}.",
        "ballistics.weighing.mark": "The calibration set {name} is of the mark {wanted}; these are {here}. Take "
        "one of the same mark, or none.",
        "ballistics.weighing.score": "The calibration set {name} weighs {score}, which this comparison does not "
        "give.",
    }
)
