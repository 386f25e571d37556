from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('grants', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='recovery',
            name='recovery_once',
        ),
        migrations.AddField(
            model_name='recovery',
            name='number',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name='recovery',
            constraint=models.UniqueConstraint(fields=('grant', 'cause', 'cause_key', 'number'), name='recovery_once'),
        ),
    ]
