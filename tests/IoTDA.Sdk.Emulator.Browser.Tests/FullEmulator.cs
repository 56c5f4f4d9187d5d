using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Browser.Tests;

/// <summary>An emulator with something of everything.</summary>
internal static class FullEmulator
{
    public static async Task<IoTDAEmulator> StartAsync(string text, CancellationToken cancellationToken)
    {
        EmulatorOptions options = new() { Region = text, AcceptUnknownTaskTypes = true };
        options.Fleet.AddExample(10_000);
        options.Fleet.Groups.Add(new EmulatedDeviceGroup { GroupId = "g2", Name = text });
        options.Fleet.Packages.Add(new EmulatedPackage { PackageId = "p2", PackageType = "softwarePackage", Version = text });
        options.Outcomes.FailPercentage(20, seed: 3, new DeviceFailure("IOTDA.014111", $"No answer: {text}"));
        options.Outcomes.FailDevices([text]);
        options.Outcomes.WithDurationBetween(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(40));
        options.Groups[text] = [];
        IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(options, cancellationToken);
        emulator.Clock.Freeze();
        emulator.Faults.Next(EmulatedOperation.ListBatchTaskFiles, Fault.BadGatewayAfterExecuting);
        emulator.Faults.Add(Fault.Custom(text, call => call.ExecuteAsync()), EmulatedOperation.DeleteBatchTaskFile, count: 3);
        using HttpClient http = new(emulator.CreateHandler()) { BaseAddress = new Uri(emulator.BaseAddress, $"v5/iot/{emulator.ProjectId}/") };
        http.DefaultRequestHeaders.Add("X-Auth-Token", emulator.Token);

        await CreateAsync("Firmware_2_0_0_north", "firmwareUpgrade", """{"package_id":"32822e5744a45ede319d2c50"}""", """{"group_ids":["all"]}""");
        emulator.Clock.Advance(TimeSpan.FromMinutes(15));
        await CreateAsync(new string('M', 128), "createMessages", new JsonObject { ["message"] = text }.ToJsonString(), """{"group_ids":["all"]}""");
        await CreateAsync("Nobody_there", "createCommands", """{"paras":{}}""", new JsonObject { ["group_ids"] = new JsonArray(text + "_none") }.ToJsonString());
        await CreateAsync("Waits_for_you", "softwareUpgrade", """{"package_id":"p2"}""", """{"group_ids":["all"]}""", confirm: true);
        (await http.GetAsync(new Uri($"batchtasks/{Uri.EscapeDataString(text)}", UriKind.Relative), cancellationToken)).Dispose();
        using MultipartFormDataContent form = new() { { new ByteArrayContent([1]), "file", text.Replace('/', '_') + ".xlsx" } };
        (await http.PostAsync("batchtask-files", form, cancellationToken)).Dispose();
        (await http.GetAsync(new Uri("batchtask-files", UriKind.Relative), cancellationToken)).Dispose();
        emulator.Faults.WithProbability(Fault.ServiceThrottle, 0.05);
        emulator.Clock.Advance(TimeSpan.FromMinutes(5));
        return emulator;

        async Task CreateAsync(string name, string type, string document, string filter, bool confirm = false)
        {
            JsonObject body = new()
            {
                ["task_name"] = name,
                ["task_type"] = type,
                ["document"] = JsonNode.Parse(document),
                ["targets_filter"] = JsonNode.Parse(filter),
            };
            if (confirm)
            {
                body["need_confirm"] = true;
            }

            using HttpResponseMessage made = await http.PostAsJsonAsync("batchtasks", body, cancellationToken);
            Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(cancellationToken));
        }
    }
}
