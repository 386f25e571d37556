# Receipts of bulk passings, and what the quality of reporting is counted from.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('filings', '0003_periods'),
    ]

    operations = [
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
    ]
