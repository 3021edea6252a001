"""Addresses of signing in, of one's own account and of the language; allauth's only where we want them."""

from allauth.account import views as door
from django.urls import include, path

from rastro_node.accounts import views

urlpatterns = [
    path("account/sign-in/", views.sign_in, name="account_login"),
    path("account/sign-in/training/", views.training_sign_in, name="training_sign_in"),
    path("account/sign-out/", door.logout, name="account_logout"),
    path("account/closed/", door.account_inactive, name="account_inactive"),
    path("account/again/", door.reauthenticate, name="account_reauthenticate"),
    path("account/password/", door.password_change, name="account_change_password"),
    path("account/password/first/", door.password_set, name="account_set_password"),
    path("account/factors/", include("allauth.mfa.urls")),
    path("language/", views.set_language, name="set_language"),
]
