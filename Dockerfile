# The emulator as an image. Its steps are those of eng/emulator-publish.sh, which needs no engine.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN eng/emulator-publish.sh /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "IoTDA.Sdk.Emulator.Tool.dll", "--host", "*", "--port", "8080"]
