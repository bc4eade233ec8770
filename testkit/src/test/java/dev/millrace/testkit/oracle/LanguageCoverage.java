package dev.millrace.testkit.oracle;

class LanguageCoverage {}
