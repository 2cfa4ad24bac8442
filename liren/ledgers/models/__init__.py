from liren.ledgers.models.limit import ExportLimit

__all__ = ["ExportLimit"]
