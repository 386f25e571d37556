"""A plan that is loaded again comes into force again: its turn says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="plan", name="turn", field=models.PositiveIntegerField(db_index=True, default=0)
        ),
        migrations.AlterModelOptions(name="plan", options={"ordering": ("-turn", "-pk")}),
    ]
