"""Workbooks: XLSX, ODS, XLS and XLSB into sheets."""
