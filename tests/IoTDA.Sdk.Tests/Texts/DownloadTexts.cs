using System.Net;
using IoTDA.Sdk.Tests.ExportTasks;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>What is told of a file that does not come as it should.</summary>
internal static class DownloadTexts
{
    public static async Task TellAsync(TextFile file, TextLog log)
    {
        await file.TellAsync("an export that is a page", "ShowExportTask", Scene.Answering(log, StubHandler.Answer(200, "<html>Welcome</html>")));
        await file.TellAsync("an export into a stream that cannot be written to", Scene.Answering(log), static (client, token)
            => client.ExportTasks.DownloadAsync("export", new MemoryStream([], writable: false), token));

        using Doing service = new(static (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BreakingOff()) }), new StubHandler());
        await file.TellAsync("an export that breaks off, into a stream that cannot seek", new Scene(log, service), static async (client, token) =>
        {
            using Sink destination = new();
            await client.ExportTasks.DownloadAsync("export", destination, token);
        });
    }

    /// <summary>The start of a file, and then a lost connection.</summary>
    private sealed class BreakingOff : MemoryStream
    {
        private readonly byte[] _start = Zips.Of(100);
        private bool _isSent;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isSent)
            {
                throw new IOException("stub");
            }

            _isSent = true;
            _start.CopyTo(buffer);
            return new(_start.Length);
        }
    }
}
