using FollowUp.Infrastructure;
using FollowUp.Web.Composition;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddFollowUpInfrastructure(builder.Configuration);
    builder.AddFollowUpAuthentication();
    builder.AddFollowUpWeb();
    builder.Services.AddPublicSide();
    builder.AddApi();

    var app = builder.Build();
    app.UseFollowUpWeb();
    app.MapOrganizations();
    app.MapApi();
    app.MapPublicSide();
    if (ConsoleCommands.Find(args) is { } command)
    {
        return await command(app);
    }

    await app.RunAsync();
    return 0;
}
catch (ConfigurationException wrong)
{
    foreach (var problem in wrong.Problems)
    {
        await Console.Error.WriteLineAsync(problem);
    }

    return 1;
}

/// <summary>Entry point; public so that tests can host it.</summary>
public sealed partial class Program;
