using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;

namespace IoTDA.Sdk.Emulator.Status;

/// <summary>A page of HTML with the latest tasks and requests, which loads itself again and again.</summary>
internal sealed class StatusPage(BatchTaskStore tasks, RequestJournal journal, EmulatorOptions options, EmulatorClock clock)
{
    private const int TasksShown = 100;
    private const int RequestsShown = 20;

    private const string Head = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>IoTDA emulator</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2em; color: #222; }
        table { border-collapse: collapse; margin-bottom: 2em; }
        th, td { text-align: left; padding: .2em 1em .2em 0; border-bottom: 1px solid #ddd; }
        td.n { text-align: right; } code { font-size: 13px; } progress { width: 12em; }
        </style></head><body>
        """;

    public EmulatorResponse Write()
    {
        StringBuilder html = new(Head);
        html.Append(CultureInfo.InvariantCulture, $"<h1>IoTDA emulator</h1><p>Project <code>{Encode(options.ProjectId)}</code>, ");
        html.Append(CultureInfo.InvariantCulture, $"{journal.TotalCount} requests, {clock.Now:yyyy-MM-dd HH:mm:ss} UTC.</p>");
        AppendTasks(html);
        AppendRequests(html);
        html.Append("</body></html>\n");
        return EmulatorResponse.Text(200, "text/html; charset=utf-8", html.ToString());
    }

    private void AppendTasks(StringBuilder html)
    {
        lock (tasks.Lock)
        {
            tasks.Advance(clock.Now);
            html.Append(CultureInfo.InvariantCulture, $"<h2>{tasks.All.Count} batch tasks</h2>");
            html.Append("<table><tr><th>Name<th>Type<th>Status<th>Progress<th>Success<th>Fail<th>Total<th>Id<th>Created</tr>\n");
            for (int i = tasks.All.Count - 1; i >= Math.Max(0, tasks.All.Count - TasksShown); i--)
            {
                AppendTask(html, tasks.All[i]);
            }

            html.Append("</table>\n");
        }
    }

    private static void AppendTask(StringBuilder html, BatchTask task)
    {
        SubTaskSet devices = task.SubTasks;
        int done = devices.Count - devices.ActiveCount;
        html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encode(task.Definition.Name)}<td>{Encode(task.Definition.Type)}");
        html.Append(CultureInfo.InvariantCulture, $"<td>{task.Status.ToWire()}<td><progress max={Math.Max(1, devices.Count)} value={done}></progress>");
        html.Append(CultureInfo.InvariantCulture, $"<td class=n>{devices.CountOf(SubTaskStatus.Success)}<td class=n>{devices.CountOf(SubTaskStatus.Fail)}");
        html.Append(CultureInfo.InvariantCulture, $"<td class=n>{devices.Count}<td><code>{task.Id}</code><td>{task.CreatedAt:yyyy-MM-dd HH:mm:ss}</tr>\n");
    }

    private void AppendRequests(StringBuilder html)
    {
        html.Append("<h2>Latest requests</h2><table><tr><th>Time<th>Answer<th>Request<th>Fault</tr>\n");
        foreach (RecordedRequest request in journal.Reverse().Take(RequestsShown))
        {
            string answer = request.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "none";
            string fault = request.Fault is null ? string.Empty : $"{request.Fault}, {(request.Executed ? "executed" : "not executed")}";
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{request.ReceivedAt:HH:mm:ss}<td>{answer}");
            html.Append(CultureInfo.InvariantCulture, $"<td><code>{Encode(request.Method)} {Encode(request.RawTarget)}</code><td>{Encode(fault)}</tr>\n");
        }

        html.Append("</table>");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
