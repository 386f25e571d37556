# Deputies of statisticians, the dates of documents, and trainings.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='posting',
            name='deputy',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='posting',
            name='document_date',
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('subject', models.CharField(max_length=200)),
                ('certificate', models.CharField(blank=True, default='', max_length=80)),
                ('posting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trainings', to='people.posting')),
            ],
            options={
                'ordering': ('on', 'pk'),
            },
        ),
    ]
