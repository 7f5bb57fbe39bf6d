"""Writes the small invented files that fuzzing starts from, one folder a target. Run it after changing a shape here."""
import gzip, io, json, pathlib, struct, zipfile

HERE = pathlib.Path(__file__).parent / "seeds"
STAMP = (2026, 1, 1, 0, 0, 0)


def put(target, name, data):
    folder = HERE / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def zipped(files, stored=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


ADS = "Campaign report\nNovember 1, 2026 - November 2, 2026\nDay,Campaign,Currency code,Cost,Impressions,Clicks,Conversions\n2026-11-01,Brand,EUR,12.50,\"1,200\",40,2.5\n2026-11-02,Brand,EUR,7,800,31,1\nTotal: Account,,EUR,19.50,\"2,000\",71,3.5\n"
GA4 = "# ----------------------------------------\n# Traffic acquisition\n# Start date: 20261101\n# End date: 20261102\n# ----------------------------------------\nSession source / medium,Date,Sessions,Engaged sessions\ngoogle / cpc,20261101,20,11\n(direct) / (none),20261102,7,3\n,,27,14\n"
DEALS = "ID;Название сделки;Сумма;Валюта;Стадия сделки;Дата создания;Дата закрытия\n1;Поставка;12 500,00;RUB;Успешно реализовано;01.11.2026 10:00:00;02.11.2026\n2;\"Ремонт; срочно\";900,5;RUB;В работе;02.11.2026 11:30:00;\n"
for name, text in {"ads.csv": ADS, "ga4.csv": GA4, "deals.csv": DEALS}.items():
    put("table", name, b"\x20" + text.encode())
    put("detection", name, name.encode() + b"\x00" + text.encode())
put("table", "deals_1251.csv", b"\x40" + DEALS.encode("cp1251"))
put("table", "deals_utf16.csv", b"\x07" + "\ufeff".encode("utf-16-le") + DEALS.encode("utf-16-le"))
put("table", "wide.csv", b"\x10Metric,Jan 2026,Feb 2026\nLeads,10,12\nBudget,1000,1100\n")

CELLS = [["Day", "Campaign", "Cost", "Clicks"], [46327, "Brand", 12.5, 40], [46328, "Search", 7, 31]]


def sheet_xml():
    rows = []
    for number, row in enumerate(CELLS, 1):
        cells = []
        for at, value in enumerate(row):
            place = f"{'ABCD'[at]}{number}"
            style = ' s="1"' if at == 0 and number > 1 else ""
            cells.append(f'<c r="{place}"{style}><v>{value}</v></c>' if not isinstance(value, str) else f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>')
        rows.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{"".join(rows)}</sheetData></worksheet>'


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XLSX = zipped({
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{REL}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="Ads" sheetId="1" r:id="r1"/><sheet name="Old" sheetId="2" state="hidden" r:id="r1"/></sheets></workbook>',
    "xl/styles.xml": f'<?xml version="1.0"?><styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": sheet_xml(),
})
ODS_ROWS = "".join("<table:table-row>" + "".join(f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>' for value in row) + "</table:table-row>" for row in CELLS)
ODS = zipped({
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
    "content.xml": f'<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Ads">{ODS_ROWS}</table:table></office:spreadsheet></office:body></office:document-content>',
}, stored=("mimetype",))
put("workbook", "ads.xlsx", XLSX)
put("workbook", "ads.ods", ODS)
# The head of a compound file: what stands behind it is for the fuzzer to find.
put("workbook", "head.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(478))
put("archive", "exports.zip", zipped({"ads.csv": ADS, "folder/ga4.csv": GA4, "ads.xlsx": XLSX}))
put("archive", "inner.zip", zipped({"exports.zip": zipped({"deals.csv": DEALS})}))
put("archive", "ads.csv.gz", gzip.compress(ADS.encode(), mtime=0))
put("json", "rows.json", json.dumps([{"id": 1, "created": "2026-11-01", "amount": 12.5, "owner": {"name": "A"}, "tags": ["x", "y"]}, {"id": 2, "amount": None}]))
put("json", "rows.ndjson", '{"id":1,"amount":"12.50"}\n{"id":2,"amount":"7"}\n')
put("json", "ga4.json", json.dumps({"dimensionHeaders": [{"name": "date"}], "metricHeaders": [{"name": "sessions", "type": "TYPE_INTEGER"}], "rows": [{"dimensionValues": [{"value": "20261101"}], "metricValues": [{"value": "20"}]}], "rowCount": 1}))
put("json", "board.json", json.dumps({"name": "Plan", "lists": [{"id": "l1", "name": "Done"}], "labels": [], "members": [], "cards": [{"id": "690a3f00aabbccddeeff0011", "name": "Post", "idList": "l1", "due": "2026-11-03T10:00:00.000Z", "dueComplete": True, "closed": False, "labels": [], "idMembers": []}]}))
put("page", "table.xls", "<html><body><table><tr><th>ID</th><th>Сумма</th></tr><tr><td>1</td><td>12&nbsp;500,00</td></tr></table></body></html>")
put("page", "rates.xml", '<?xml version="1.0" encoding="UTF-8"?><ValCurs ID="R01235" DateRange1="01.11.2026" DateRange2="02.11.2026" name="Foreign Currency Market Dynamic"><Record Date="01.11.2026" Id="R01235"><Nominal>1</Nominal><Value>81,2500</Value></Record></ValCurs>')
put("piece", "nothing", b"\0")
