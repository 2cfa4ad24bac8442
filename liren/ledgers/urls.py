"""Ledgers: lists of people and homes as offices ask for them."""

from django.urls import URLPattern

app_name = "ledgers"
urlpatterns: list[URLPattern] = []
