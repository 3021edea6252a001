"""What is installed, and in which order a request passes."""

from rastro_node.config.rooms import inhabited

INSTALLED_APPS = [
    *inhabited(),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "django_tables2",
    "django_filters",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "ninja",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rastro_node.core.middleware.ErrorsMiddleware",
    "rastro_node.core.middleware.GateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rastro_node.accounts.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rastro_node.accounts.middleware.SessionLimitsMiddleware",
    "rastro_node.accounts.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rastro_node.core.middleware.RulesMiddleware",
    "axes.middleware.AxesMiddleware",
]

EXCHANGE_MIDDLEWARE = ["rastro_node.core.middleware.ErrorsMiddleware"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rastro_node.core.context_processors.node",
            ],
        },
    },
]
