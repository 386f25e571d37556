#!/usr/bin/env python3
"""Verify a receipt of jiju without jiju: python3 verify_receipt.py RECEIPT.json [--root HEX]

Needs Python 3.8 or newer and nothing else; reads one file and no network. Exit code 0: everything fits;
1: something does not, and it is said what; 2: the file cannot be read.

What is proved: the sealed text has the leaf hash (SHA-256 over 0x00 and the text); the leaf hash leads to the root
of the tree of so many entries (RFC 9162, section 2.1.3.2); each signature's entry does so too; the digest of the
cells stands in the sealed text; the cells, if they are given, have that digest. Whoever holds the root from
elsewhere gives it with --root.
"""

import hashlib
import json
import sys

FORMAT = "jiju-receipt-1"
PARTS = {"filler": "填表人", "statistician": "统计负责人", "head": "单位负责人"}
DEEDS = {"filler": ("filings.fill_in", "filings.take_workbook"), "statistician": ("filings.certify",),
         "head": ("filings.endorse",)}  # fmt: skip


class DoesNotFit(Exception):
    """What does not fit, in Chinese and English."""


def require(holds, chinese, english):
    if not holds:
        raise DoesNotFit(chinese + "\n" + english)


def leaf_hash(text):
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def root_of(leaf, index, size, proof):
    """The root that a proof leads to, or None when it has the wrong length."""
    node, last, out = index, size - 1, leaf
    for sibling in map(bytes.fromhex, proof):
        if last == 0:
            return None
        if node & 1 or node == last:
            out = hashlib.sha256(b"\x01" + sibling + out).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            out = hashlib.sha256(b"\x01" + out + sibling).digest()
        node, last = node >> 1, last >> 1
    return out if last == 0 and 0 <= index < size else None


def entry_of(held, size, root, name):
    """The sealed entry, once its hash and its proof fit."""
    leaf = leaf_hash(held["entry"])
    require(leaf.hex() == held["leaf_hash"], f"{name}：条目原文与叶哈希不符。",
            f"{name}: the sealed text does not fit its leaf hash.")  # fmt: skip
    said = json.loads(held["entry"])
    require(said["seq"] == held["seq"], f"{name}：条目序号不符。", f"{name}: the number does not fit the sealed text.")
    led = root_of(leaf, held["seq"], size, held["proof"])
    require(led is not None and led.hex() == root, f"{name}：包含证明与树根不符（树的大小、证明或树根有误）。",
            f"{name}: the proof does not lead to the root (size, proof or root is wrong).")  # fmt: skip
    return said


def digest_in(receipt, said):
    """The digest that the sealed text answers for: of the cells, or of one line of a batch that leads to it."""
    sealed, batch = said["data"].get("digest"), receipt["batch"]
    if batch is None:
        return sealed
    led = root_of(leaf_hash(batch["line"]), batch["index"], batch["size"], batch["proof"])
    require(led is not None and led.hex() == sealed, "批量验收：本件的证明与批次摘要不符。",
            "The batch: the proof of this filing does not lead to the batch's digest.")  # fmt: skip
    require(batch["size"] == said["data"]["count"], "批量验收：件数不符。", "The batch: its size does not fit.")
    return json.loads(batch["line"])[4]


def signed_by(receipt, said):
    """Person and time of each signature line, once its entry fits and is of the same filing and the same cells."""
    for one in receipt["signatures"]:
        sealed = entry_of(one, receipt["size"], receipt["root"], PARTS.get(one["line"], one["line"]))
        right = sealed["action"] in DEEDS.get(one["line"], ()) and one["seq"] <= receipt["seq"]
        same = not said["subject"][0] or sealed["subject"] == said["subject"]
        require(right and same, "签名条目不属于本件或本栏。", "A signature is of another filing or another line.")
        # A revision changes figures that were signed before; everything else leaves them as they were signed.
        unchanged = said["action"] == "filings.approve_revision" or sealed["data"]["digest"] == receipt["cells_digest"]
        require(unchanged, "签名所针对的指标与本回执不同。", "A signature is of other figures.")
        yield f"{PARTS[one['line']]} {sealed['person']} {sealed['at']}"


def verify(receipt, root=None):
    """Lines that say what was proved.

    Errors   DoesNotFit, naming the first field that does not
    """
    require(receipt["receipt"] == FORMAT, "不是本脚本能核验的回执格式。", "This is not a receipt of a known format.")
    said = entry_of(receipt, receipt["size"], receipt["root"], "回执 receipt")
    require(receipt["size"] == receipt["seq"] + 1, "树的大小应当止于本条。", "The tree must end with this entry.")
    require(root in (None, receipt["root"]), "树根与您所持的树根不同。", "The root is not the root that you hold.")
    point = receipt["checkpoint"]
    require(point is None or (point["size"], point["root"]) == (receipt["size"], receipt["root"]),
            "检查点与树的大小或树根不符。", "The checkpoint is of another size or root.")  # fmt: skip
    digest, cells = receipt["cells_digest"], receipt["cells"]
    require(digest in (None, digest_in(receipt, said)), "指标摘要与条目所载不符。",
            "The digest of the cells is not the one in the sealed text.")  # fmt: skip
    lines = list(signed_by(receipt, said))
    if cells is not None:
        body = json.dumps(cells, sort_keys=True, ensure_ascii=False)
        require(hashlib.sha256(body.encode()).hexdigest() == digest, "指标数值与摘要不符。",
                "The cells do not fit their digest.")  # fmt: skip
    yield f"第 {receipt['seq']} 条 {said['action']} {said['person']} {said['at']}"
    yield from lines
    yield f"树的大小 size {receipt['size']}，树根 root {receipt['root']}"
    yield f"指标 cells: {'未附 not given' if cells is None else f'{len(cells)} 格相符 fit'}"


def main(words):
    """Print what was proved, or what does not fit."""
    held = words[words.index("--root") + 1].lower() if "--root" in words[:-1] else None
    if not words or words[0].startswith("-"):
        print(__doc__)
        return 2
    try:
        with open(words[0], encoding="utf-8") as file:
            lines = list(verify(json.load(file), held))
    except DoesNotFit as fault:
        print(f"不成立 DOES NOT HOLD\n{fault}")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as fault:
        print(f"回执不能读取 the receipt cannot be read: {type(fault).__name__} {fault}")
        return 2
    print("成立 HOLDS", *lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
