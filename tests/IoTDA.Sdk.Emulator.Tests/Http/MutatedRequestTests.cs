using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace IoTDA.Sdk.Emulator.Tests.Http;

/// <summary>
/// Requests that were right before they were mutated: each is answered, with the envelope where it is refused. MUTATED_REQUESTS says how
/// many, MUTATED_SEED which.
/// </summary>
public sealed class MutatedRequestTests
{
    private static readonly string[] Texts =
    [
        "{", "}", "[", "]", "\"", "\\u0000", "\\ud800", "null", "1e999", "-1", "9999999999999999999", "true", "😀", "%2F", "%00", "%ff", "//", "?", "&", "=",
        "%27", ";", "../", "task_name", "targets", "\\", "\0", "\u00ff", "'", "limit=0", "marker=zz", "sql",
    ];

    private static readonly (string Method, string Path, string? Body)[] Requests =
    [
        ("POST", "batchtasks", """{"task_name":"a","task_type":"softwareUpgrade","targets":["d1"],"document":{"package_id":"p"},"task_policy":{"retry_count":1,"retry_interval":5}}"""),
        ("POST", "batchtasks", """{"task_name":"a","task_type":"createMessages","targets_filter":{"group_ids":["all"]},"document":{"message":{"a":[1]},"properties":{"user_properties":[{"prop_key":"a","prop_value":"b"}]},"ttl":5}}"""),
        ("POST", "batchtasks", """{"task_name":"a","task_type":"createAsyncCommands","targets":["device_00001"],"document":{"service_id":"s","paras":{},"expire_time":0,"send_strategy":"delay"}}"""),
        ("POST", "batchtasks", """{"task_name":"a","task_type":"updateDeviceShadows","targets":["device_00001"],"document":{"shadow":[{"service_id":"s","desired":{"t":1},"version":0}]}}"""),
        ("POST", "batchtasks", """{"task_name":"a","task_type":"createDevices","document_source":"f1"}"""),
        ("GET", "batchtasks?task_type=softwareUpgrade&limit=5&marker=ffffffffffffffffffffffff&offset=0&status=Success", null),
        ("GET", "batchtasks/0000000000000000000000ff?target=d1&task_detail_status=Fail", null),
        ("POST", "batchtasks/0000000000000000000000ff/stop", """{"targets":["d1","d2"]}"""),
        ("DELETE", "batchtasks/0000000000000000000000ff", null),
        ("GET", "batchtask-files", null),
        ("GET", "devices?product_id=p&limit=3&start_time=20260101T000000Z&is_cascade_query=true&gateway_id=g", null),
        ("GET", "devices/device_00001", null),
        ("GET", "device-group/all/devices?limit=2", null),
        ("GET", "ota-upgrades/packages?package_type=firmwarePackage", null),
        ("POST", "search/query-devices", """{"sql":"select device_id from device where device_name like 'devi%' and status in ('ONLINE') order by marker desc limit 0,5"}"""),
        ("POST", "export-tasks", """{"resource_type":"BatchTask","resource_condition":{"task_id":"00ff"}}"""),
        ("POST", "../../../v3/auth/tokens", """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"a","password":"b","domain":{"name":"c"}}}},"scope":{"project":{"id":"x"}}}}"""),
        ("POST", "../../../emulator/faults", """{"kind":"ListLag","delay":"00:00:00","count":1}"""),
        ("POST", "../../../emulator/outcomes", """{"percentage":5,"every":2,"duration":"00:00:01"}"""),
    ];

    [Fact]
    public async Task None_gives_an_answer_without_the_envelope_or_stops_the_emulator()
    {
        int count = Setting("MUTATED_REQUESTS", 4_000);
        int seed = Setting("MUTATED_SEED", 16);
        Random random = new(seed);
        EmulatorOptions options = new() { MaxUnfinishedTasks = 1_000_000, Speed = 1_000, LimitRates = false, JournalCapacity = 10, TaskRetention = TimeSpan.Zero };
        options.Fleet.AddExample(50);
        options.KnownFiles["f1"] = "f.xlsx";
        await using IoTDAEmulator emulator = IoTDAEmulator.Create(options);
        using HttpMessageInvoker http = new(emulator.CreateHandler());
        int answered = 0;
        for (int i = 0; i < count; i++)
        {
            using HttpRequestMessage? request = Mutate(emulator, random);
            if (request is null)
            {
                continue;
            }

            string what = $"seed {seed}, request {i}: {request.Method} {request.RequestUri} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))}";
            using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode < 500, $"{what}\n{(int)response.StatusCode} {text}");
            Assert.True(response.Headers.Contains("X-Request-Id"), what);
            Assert.True((int)response.StatusCode < 400 || HasEnvelope(text), $"{what}\n{(int)response.StatusCode} {text}");
            answered++;
        }

        Assert.True(answered > count / 2);
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static bool HasEnvelope(string text)
    {
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement root = json.RootElement;
        return (root.TryGetProperty("error_code", out JsonElement code) && code.GetString()!.Contains('.', StringComparison.Ordinal) && root.TryGetProperty("error_msg", out _))
            || (root.TryGetProperty("error", out JsonElement iam) && iam.TryGetProperty("code", out _) && iam.TryGetProperty("title", out _));
    }

    /// <summary>A request that is mutated in its target, its body or both; null where the client's own checks do not let it out.</summary>
    private static HttpRequestMessage? Mutate(IoTDAEmulator emulator, Random random)
    {
        (string method, string path, string? body) = Requests[random.Next(Requests.Length)];
        bool inBody = body is not null && random.Next(4) > 0;
        string target = inBody ? path : Mutate(path, random);
        // A null character in the path is refused by the server before the emulator sees it.
        if (target.Contains("%00", StringComparison.Ordinal)
            || target.Contains('\0', StringComparison.Ordinal)
            || !Uri.TryCreate(new Uri(emulator.BaseAddress, $"v5/iot/{emulator.ProjectId}/"), target, out Uri? uri)
            || uri.Host != emulator.BaseAddress.Host)
        {
            return null;
        }

        HttpRequestMessage request = new(new HttpMethod(method), uri);
        request.Headers.Add("X-Auth-Token", emulator.Token);
        if (body is not null)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(inBody ? Mutate(body, random) : body);
            if (inBody && random.Next(5) == 0)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(random.Next(50) == 0 ? "text/plain" : "application/json");
        }

        return request;
    }

    private static string Mutate(string text, Random random)
    {
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(text.Length);
            int length = random.Next(Math.Min(8, text.Length - at));
            string put = Texts[random.Next(Texts.Length)];
            text = random.Next(3) switch
            {
                0 => text.Insert(at, put),
                1 => text[..at] + put + text[(at + length)..],
                _ => text.Length > length + 1 ? text[..at] + text[(at + length)..] : text,
            };
        }

        return text;
    }
}
