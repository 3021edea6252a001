"""What is asked of each figure, and what others state: read by the table at the end of `make bench`."""

from benchmarks._summary import Peer, Row

CMCR, HIGH = "cmcR, original rule (R Journal 2023)", "cmcR, High CMC (R Journal 2023)"
CMCR_TIME, SCRATCH_TIME = "cmcR, both directions", "NFI scratch, 360°"
SCRATCH = "NFI scratch, 123 pairs"
NFI = "NFI lr_module_scratch"

IMPRESSIONS = (
    Row("impressions", "Fadul: lowest CMC of 63 known matches", "cmc_known_matches.0", least=13,
        better="more", peers=(Peer(CMCR, 4), Peer(HIGH, 20), Peer(SCRATCH, 10))),
    Row("impressions", "Fadul: highest CMC of 717 known non-matches", "cmc_known_non_matches.1", most=2,
        peers=(Peer(CMCR, 3), Peer(HIGH, 10), Peer(SCRATCH, 5))),
    Row("impressions", "Fadul, original rule: lowest of known matches", "rules.original.km.0",
        better="more", peers=(Peer(CMCR, 4),)),
    Row("impressions", "Fadul, original rule: highest of known non-matches", "rules.original.knm.1",
        peers=(Peer(CMCR, 3),)),
    Row("impressions", "Fadul, High CMC: lowest of known matches", "rules.high.km.0",
        better="more", peers=(Peer(HIGH, 20),)),
    Row("impressions", "Fadul, High CMC: highest of known non-matches", "rules.high.knm.1",
        peers=(Peer(HIGH, 10),)),
    Row("impressions", "Fadul: AUC of the score", "score_auc", least=1.0),
    Row("impressions", "one comparison, both directions, full circle", "comparison_cpu_seconds", most=0.10,
        unit="CPU s", peers=(Peer(CMCR_TIME, 64.0), Peer(SCRATCH_TIME, 4.6))),
    Row("impressions", "whole-surface stage", "whole_surface_cpu_seconds", most=0.004, unit="CPU s",
        peers=(Peer("our first trial, 9 to 12 ms", 0.009),)),
    Row("impressions", "preparation of a scan", "preparation_cpu_seconds", most=0.5, unit="CPU s"),
    Row("impressions", "memory of a comparing process", "megabytes", most=500, unit="MB",
        peers=(Peer("cmcR", 382), Peer("NFI scratch", 1050))),
    Row("impressions", "work of one comparison", "gflop", unit="GFLOP",
        peers=(Peer("all cells by transforms, by count", 10.6),)),
)  # fmt: skip

STRIAE = (
    Row("striae", "Hamby 44: lowest CMPS of 6 lands in phase", "cmps_in_phase_least"),
    Row("striae", "Hamby 44: highest CMPS of the 30 others", "cmps_others_most"),
    Row("striae", "Hamby 44: gap between the two", "cmps_gap", least=1),
    Row("striae", "phase test, p", "phase_test_p", most=0.05),
    Row("striae", "one land, file to signature, median", "cpu_seconds_a_land", most=0.3, unit="CPU s"),
)

GALLERY = (
    Row("gallery", "Fadul: recall@10 after stage 2", "fadul.recall_at_10_after_stage_2", least=1.0),
    Row("gallery", "Fadul: recall@1 after stage 3", "fadul.recall_at_1_after_stage_3", least=0.97),
    Row("gallery", "largest gallery that was generated", "galleries.-1.surfaces", unit="surfaces"),
    Row("gallery", "one query of it, two cores", "galleries.-1.seconds_a_query", most=10.0, unit="s"),
    Row("gallery", "processor time of a query", "galleries.-1.cpu_seconds_a_query", unit="CPU s"),
    Row("gallery", "memory", "galleries.-1.peak_gb", most=3.0, unit="GB"),
    Row("gallery", "recall@10 against exhaustive stage 2", "galleries.-1.recall_at_10",
        least=0.98),
)  # fmt: skip


def _costs(mark: str, short: str, stated: str) -> Row:
    same = (("mark", mark), ("bounded", False), ("model", "as stated"))
    words = f"{short}: Cllr of three splits, same model"
    return Row("likelihood", words, "cllr", equal=stated, where=same, stated_by=NFI)


def _better(mark: str, short: str, model: str) -> Row:
    where = (("mark", mark), ("bounded", True), ("model", model))
    words = f"{short}: mean Cllr, {model} within bounds"
    return Row("likelihood", words, "over_stated", peers=(Peer(f"{NFI}, as 1", 1.0),), where=where)


APERTURE, BREECH, PIN = "aperture shear, CCF", "breech face, CMC/n", "firing pin, CMC/n"
TOGETHER = "breech face and firing pin"
LIKELIHOOD = (
    _costs(APERTURE, "aperture shear", ".054 .035 .021"),
    _costs(BREECH, "breech face", ".395 .265 .218"),
    _costs(PIN, "firing pin", ".011 .199 .007"),
    Row("likelihood", "aperture shear: AUC", "auc", equal="0.9997", where=(("mark", APERTURE),),
        stated_by=NFI),
    Row("likelihood", "breech face: AUC", "auc", equal="0.9546", where=(("mark", BREECH),),
        stated_by=NFI),
    Row("likelihood", "breech face: Cllr_min", "cllr_min", least=0.2665, most=0.2675,
        where=(("mark", BREECH),), peers=(Peer(NFI, 0.267),)),
    Row("likelihood", "firing pin: AUC", "auc", equal="0.9983", where=(("mark", PIN),),
        stated_by=NFI),
    _better(APERTURE, "aperture shear", "kde"),
    _better(BREECH, "breech face", "kde"),
    _better(BREECH, "breech face", "counts"),
    _better(PIN, "firing pin", "kde"),
    _better(PIN, "firing pin", "counts"),
    Row("likelihood", "both marks summed: Cllr over the better one's", "over_the_better_mark",
        peers=(Peer("firing pin alone, ours", 1.0),), where=(("mark", TOGETHER), ("model", "sum"))),
    Row("likelihood", "both marks fused: Cllr over the better one's", "over_the_better_mark",
        peers=(Peer("firing pin alone, ours", 1.0),), where=(("mark", TOGETHER), ("model", "fused"))),
    Row("likelihood", "furthest from lir, any method", "furthest", most=1e-6),
)  # fmt: skip

FILTERS = (
    Row("filters", "transmission against ISO 16610-61, order 0, off by", "transmission_off_0", most=1e-3),
    Row("filters", "transmission against ISO 16610-71, order 2, off by", "transmission_off_2", most=1e-3),
    Row("filters", "a curved surface with gaps, order 2, off by", "curve_off_2", most=1e-9),
    Row("filters", "a tenth of outliers moves the robust waviness", "outliers_move_robust_nm_2", unit="nm"),
    Row("filters", "600 × 600 points, order 0", "cpu_seconds_0", unit="CPU s"),
    Row("filters", "600 × 600 points, order 2, robust", "cpu_seconds_2_robust", unit="CPU s"),
)

ROWS = (*IMPRESSIONS, *FILTERS, *LIKELIHOOD, *STRIAE, *GALLERY)
