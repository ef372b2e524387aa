"""What a person's own place, means and sponsor say of a way in (section 10)."""

from __future__ import annotations

from tests.oracle.days import add_months, anniversary, birthday

from .record import Record, all_of, truth


def scope(r: Record) -> str:
    chinese = r.get("citizenship") == "chinese"
    if r.get("citizenship") == "other" or r.get("overseas_permanent") is True:
        return "yes"
    elsewhere = r.get("residence") in ("macao", "taiwan")
    if chinese and elsewhere and r.mainland == "no":
        return "yes"
    stays = r.mainland == "yes" and r.get("overseas_permanent") is False
    return "no" if chinese and stays else "unknown"


def net_assets(r: Record) -> str:
    worth, since = r.get("net_assets_hkd"), r.get("net_assets_since")
    enough = truth(None if worth is None else worth >= 30_000_000)
    long = truth(None if since is None else since <= add_months(r.day, -6))
    return all_of(enough, long)


def sponsored_by_permanent(r: Record) -> str:
    said = r.get("sponsor_status")
    return truth(None if said is None else said == "permanent")


def relation(r: Record) -> str:
    what, born = r.get("sponsor_relation"), r.get("born_on")
    if what == "child":
        return truth(None if born is None else r.day < birthday(born, 18))
    if what == "parent":
        old = truth(None if born is None else anniversary(born, 60) <= r.day)
        return all_of(old, sponsored_by_permanent(r))
    return {"spouse": "yes", "none": "no"}.get(what, "unknown")


def sponsor(r: Record) -> str:
    if r.get("sponsor_relation") == "none":
        return "no"
    if r.mainland == "no" or r.get("sponsor_status") == "scheme":
        return "yes"
    permanent = r.get("sponsor_status") == "permanent"
    return "no" if permanent and r.mainland == "yes" else "unknown"
