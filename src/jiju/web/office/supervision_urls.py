"""Addresses of supervision: tasks, meetings, the task force."""

from django.urls import path

from jiju.web.office import force_meetings, task_deeds, task_force, task_tables, tasks

urlpatterns = [
    path("tasks", tasks.tasks, name="tasks"),
    path("tasks.xlsx", tasks.tasks_workbook, name="tasks_workbook"),
    path("tasks/load", tasks.load, name="task_load"),
    path("tasks/load.xlsx", tasks.load_workbook, name="task_load_workbook"),
    path("tasks/new", tasks.new_task, name="new_task"),
    path("tasks/issue_task", tasks.issue_task, name="issue_task"),
    path("tasks/<int:pk>", tasks.task, name="task"),
    path("tasks/<int:pk>.xlsx", task_tables.task_workbook, name="task_workbook"),
    path("tasks/<int:pk>/amend_task", task_deeds.amend_task, name="amend_task"),
    path("tasks/<int:pk>/accept_task", task_deeds.accept_task, name="accept_task"),
    path("tasks/<int:pk>/report_node", task_deeds.report_node, name="report_node"),
    path("tasks/<int:pk>/deliver_task", task_deeds.deliver_task, name="deliver_task"),
    path("tasks/<int:pk>/return_task", task_deeds.return_task, name="return_task"),
    path("tasks/<int:pk>/close_task", task_deeds.close_task, name="close_task"),
    path("tasks/<int:pk>/ask_longer", task_deeds.ask_longer, name="ask_longer"),
    path("tasks/<int:pk>/postponements/<int:postponement>/extend_task", task_deeds.extend_task, name="extend_task"),
    path("tasks/<int:pk>/postponements/<int:postponement>/keep_term", task_deeds.keep_term, name="keep_term"),
    path("tasks/<int:pk>/withdraw_task", task_deeds.withdraw_task, name="withdraw_task"),
    path("tasks/<int:pk>/reassign_task", task_deeds.reassign_task, name="reassign_task"),
    path("meetings", force_meetings.meetings, name="force_meetings"),
    path("meetings.xlsx", force_meetings.meetings_workbook, name="force_meetings_workbook"),
    path("meetings/plan", force_meetings.plan, name="plan_force_meeting"),
    path("meetings/plan/arrange", force_meetings.arrange_agenda, name="arrange_agenda"),
    path("meetings/plan_meeting", force_meetings.plan_meeting, name="plan_meeting"),
    path("meetings/<int:pk>", force_meetings.meeting, name="force_meeting"),
    path("meetings/<int:pk>.xlsx", force_meetings.meeting_workbook, name="force_meeting_workbook"),
    path("meetings/<int:pk>/record_meeting", force_meetings.record_meeting, name="record_meeting"),
    path("meetings/<int:pk>/call_off_meeting", force_meetings.call_off_meeting, name="call_off_meeting"),
    path("task-force", task_force.roster, name="task_force"),
    path("task-force.xlsx", task_force.roster_workbook, name="task_force_workbook"),
    path("task-force/enter_roster", task_force.enter_roster, name="enter_roster"),
    path("task-force/<int:pk>/leave_roster", task_force.leave_roster, name="leave_roster"),
]
