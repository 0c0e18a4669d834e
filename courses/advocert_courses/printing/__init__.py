"""Workshop sheets as PDF: what is played on paper, what is handed out, and the facilitator's key by itself.

reportlab draws them and touches neither network nor clock; it is imported when a sheet is printed.
"""
