var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/health/live", () => "live");
app.Run();

/// <summary>Entry point; public so that tests can host it.</summary>
public sealed partial class Program;
