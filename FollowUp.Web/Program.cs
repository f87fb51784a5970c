using FollowUp.Web.Composition;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.AddFollowUpWeb();

WebApplication app = builder.Build();
app.UseFollowUpWeb();
app.Run();

/// <summary>Entry point; public so that tests can host it.</summary>
public sealed partial class Program;
