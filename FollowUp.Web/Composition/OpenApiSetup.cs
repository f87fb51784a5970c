using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace FollowUp.Web.Composition;

/// <summary>The API described by itself: <c>/api/openapi.json</c> for programs, <c>/api/docs</c> for people.</summary>
public static class OpenApiSetup
{
    private const string Document = "openapi";
    private const string Scheme = "bearer";

    /// <summary>Adds the description of everything under /api and /webhooks.</summary>
    public static void AddOpenApiPage(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "FollowUp API",
                Version = "v1",
                Description = "Times and durations are ISO 8601. Failures are problem+json (RFC 9457) and name the fields. Lists take page and pageSize and answer with items and total.",
            });
            options.DocInclusionPredicate((_, endpoint) => endpoint.RelativePath is { } path
                && (path.StartsWith("api/v1/", StringComparison.Ordinal) || path.StartsWith("webhooks/", StringComparison.Ordinal)));
            options.SupportNonNullableReferenceTypes();
            options.AddSecurityDefinition(Scheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Scheme,
                Description = "An API key of the organization, from Settings.",
            });
            options.OperationFilter<KeyNeeded>();
        });
    }

    /// <summary>Comes after the security headers; its own script and style files keep to them.</summary>
    public static void UseOpenApiPage(this WebApplication app)
    {
        app.UseSwagger(options => options.RouteTemplate = "api/{documentName}.json");
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "api/docs";
            options.DocumentTitle = "FollowUp API";
            options.SwaggerEndpoint("/api/openapi.json", "FollowUp API");
        });
    }

    /// <summary>Marks what needs a key; webhooks are signed instead.</summary>
    private sealed class KeyNeeded : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            if (context.ApiDescription.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            }
        }
    }
}
