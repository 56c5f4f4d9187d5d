open IoTDA.Sdk
open IoTDA.Sdk.Emulator

let run () =
    task {
        use! emulator = IoTDAEmulator.StartAsync(EmulatorOptions(Speed = 60.0))

        use client =
            IoTDAClient.Create(
                IoTDAClientOptions(Endpoint = emulator.BaseAddress, ProjectId = emulator.ProjectId, Token = emulator.Token))

        let! created =
            client.BatchTasks.CreateAsync(
                SoftwareUpgradeRequest(
                    TaskName = BatchTaskName.Unique "Meters",
                    Document = UpgradeDocument "32822e5744a45ede319d2c50",
                    Targets = BatchTargets.Devices [ "meter-1"; "meter-2" ]))

        let! finished = client.BatchTasks.WaitForCompletionAsync created.TaskId

        // An open value: a status that the library does not know falls through to the last case.
        match finished.Status.Kind with
        | BatchTaskStatusKind.Success -> printfn $"all {finished.Progress.Total} meters are upgraded"
        | BatchTaskStatusKind.PartialSuccess -> printfn $"{finished.Progress.Fail} of {finished.Progress.Total} meters failed"
        | _ -> printfn $"ended as {finished.Status}"
    }

run().GetAwaiter().GetResult()
