using System.Diagnostics.Metrics;
using System.Net;
using IoTDA.Sdk.Authentication.Iam;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>What objects show of themselves, and how instruments are described.</summary>
internal static class ObjectTexts
{
    public static void TellObjects(TextFile file)
    {
        object[] objects =
        [
            new AccessKey("AK", "hunter2", "token"),
            new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = "hunter2" },
            new CallReport { Operation = "CreateBatchTask", StatusCode = HttpStatusCode.Created, RequestId = "5c8b", Attempts = 2, Duration = TimeSpan.FromSeconds(1.5) },
            new CallReport { Operation = "CreateBatchTask", Attempts = 1, Duration = TimeSpan.FromSeconds(1.5), Exception = new TimeoutException() },
            new CallReport { Operation = "DeleteBatchTask", StatusCode = HttpStatusCode.NoContent, Attempts = 1 },
            MessageContent.FromString("hunter2"),
            MessageContent.FromJsonObject([]),
            new IamToken("MII", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
            new RequestViolation("TaskName", "''", "1 to 128 letters"),
        ];
        foreach (object shown in objects)
        {
            file.Row(shown.GetType().Name, shown.ToString()!);
        }
    }

    public static void TellInstruments(TextFile file)
    {
        foreach (Instrument instrument in typeof(ClientInstruments).GetFields().Select(field => field.GetValue(null)).OfType<Instrument>().OrderBy(instrument => instrument.Name, StringComparer.Ordinal))
        {
            file.Row($"{instrument.Name}, {instrument.Unit!.Trim('{', '}')}", instrument.Description!);
        }
    }
}
