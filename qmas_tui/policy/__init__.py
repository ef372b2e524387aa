"""The rules as typed values: which rule holds on this day?"""
