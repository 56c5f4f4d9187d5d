using System.Net;

namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

public sealed class EnduranceTests
{
    [Fact]
    public async Task A_day_of_work_with_ten_thousand_tasks_leaves_what_is_retained()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.TaskRetention = TimeSpan.FromMinutes(10);
            options.JournalCapacity = 100;
            options.Fleet.AddExample(100);
        });
        long before = 0;
        for (int i = 0; i < 10_000; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await session.CreateAsync(Requests.Of("createMessages", """{"message":"m"}""", """["device_00001","device_00002","device_00003"]"""))).Status);
            session.Wait(8.64);
            if (i == 1_000)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        long grown = after - before;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"24 hours, 10,000 tasks, {session.Emulator.Tasks.Count} retained: heap {after / 1024} KB, {grown / 1024} KB more than after 1,000 tasks; working set {Environment.WorkingSet >> 20} MB.");
        Assert.InRange(session.Emulator.Tasks.Count, 60, 80);
        Assert.Equal(10_000, session.Emulator.Fleet.FindDevice("device_00001")!.Deliveries.Messages + session.Emulator.Tasks.Count(task => task.Status != "Success"));
        Assert.True(grown < 8 * 1024 * 1024, $"It has grown by {grown} bytes.");
    }
}
