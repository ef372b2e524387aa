"""QMAS desk: watches over holders of the Quality Migrant Admission Scheme."""
