# Receipts of bulk passings, and what the quality of reporting is counted from.

import json
from collections import Counter

import django.db.models.deletion
from django.db import migrations, models

FILING = "filings.Filing"


def tell_from_the_ledger(apps, schema_editor):
    """When each filing was first sent, and how often it was handed back, for stores that are older than the columns."""
    filing, entry = apps.get_model("filings", "Filing"), apps.get_model("spine", "Entry")
    first, returned = {}, Counter()
    actions = ("filings.certify", "filings.endorse", "filings.hand_back")
    for one in entry.objects.filter(subject_kind=FILING, action__in=actions).order_by("seq").iterator(chunk_size=2000):
        if one.action == "filings.hand_back":
            returned[one.subject_id] += 1
        elif json.loads(one.body)["data"].get("to") == "submitted":
            first.setdefault(one.subject_id, one.at)
    for pk in first.keys() | returned.keys():
        filing.objects.filter(pk=pk).update(first_sent_at=first.get(pk), handed_back=returned[pk])


class Migration(migrations.Migration):

    dependencies = [
        ('filings', '0003_periods'),
        ('spine', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.CharField(blank=True, db_index=True, default='', max_length=12)),
                ('county', models.CharField(blank=True, db_index=True, default='', max_length=12)),
                ('zone_code', models.CharField(blank=True, db_index=True, default='', max_length=20)),
                ('zone_type', models.CharField(blank=True, db_index=True, default='', max_length=20)),
                ('enterprise_code', models.CharField(blank=True, db_index=True, default='', max_length=18)),
                ('zone_name', models.CharField(max_length=120)),
                ('day', models.DateField()),
                ('persons', models.TextField()),
                ('checked', models.TextField()),
                ('findings', models.TextField()),
                ('remedy', models.TextField(blank=True, default='')),
                ('remedy_by', models.DateField(null=True)),
                ('state', models.CharField(default='open', max_length=10)),
                ('office', models.CharField(max_length=40)),
                ('recorded_by', models.CharField(max_length=80)),
                ('recorded_at', models.DateTimeField()),
                ('outcome', models.TextField(blank=True, default='')),
                ('closed_by', models.CharField(blank=True, default='', max_length=80)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('-day', '-pk'),
            },
        ),
        migrations.AddField(
            model_name='filing',
            name='counted_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='filing',
            name='first_sent_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='filing',
            name='handed_back',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('batch', models.CharField(max_length=32)),
                ('number', models.PositiveIntegerField()),
                ('line', models.CharField(max_length=300)),
                ('entry', models.PositiveBigIntegerField()),
                ('filing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='filings.filing')),
            ],
            options={
                'ordering': ('entry', 'number'),
                'constraints': [models.UniqueConstraint(fields=('batch', 'number'), name='passage_once')],
            },
        ),
        migrations.CreateModel(
            name='Violation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.CharField(blank=True, db_index=True, default='', max_length=12)),
                ('county', models.CharField(blank=True, db_index=True, default='', max_length=12)),
                ('zone_code', models.CharField(blank=True, db_index=True, default='', max_length=20)),
                ('zone_type', models.CharField(blank=True, db_index=True, default='', max_length=20)),
                ('enterprise_code', models.CharField(blank=True, db_index=True, default='', max_length=18)),
                ('form_code', models.CharField(max_length=20)),
                ('period', models.CharField(max_length=10)),
                ('unit_code', models.CharField(max_length=20)),
                ('unit_name', models.CharField(max_length=120)),
                ('rule', models.CharField(max_length=40)),
                ('severity', models.CharField(max_length=10)),
                ('count', models.PositiveIntegerField()),
                ('explained', models.PositiveIntegerField(default=0)),
                ('counted_at', models.DateTimeField()),
                ('filing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='violations', to='filings.filing')),
            ],
            options={
                'ordering': ('form_code', 'period', 'unit_code', 'rule'),
                'indexes': [models.Index(fields=['form_code', 'period', 'rule'], name='violation_by_rule')],
                'constraints': [models.UniqueConstraint(fields=('filing', 'rule'), name='violation_once')],
            },
        ),
        migrations.RunPython(tell_from_the_ledger, migrations.RunPython.noop, elidable=False),
    ]
