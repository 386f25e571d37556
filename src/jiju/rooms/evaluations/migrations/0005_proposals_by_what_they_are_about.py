from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("evaluations", "0004_rounds_kept"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="proposal",
            options={"ordering": ("round_id", "kind", "unit", "about")},
        ),
        migrations.RemoveConstraint(
            model_name="proposal",
            name="proposal_once",
        ),
        migrations.AddField(
            model_name="proposal",
            name="about",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(fields=("round", "unit", "kind", "about"), name="proposal_once"),
        ),
    ]
