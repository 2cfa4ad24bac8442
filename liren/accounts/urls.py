"""Addresses of accounts, grants and emergency sessions. Signing in has its own list, `sign_in_urls`."""

from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = []
