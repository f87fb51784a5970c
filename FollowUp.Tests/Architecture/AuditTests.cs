using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Audit;
using FollowUp.Infrastructure.Persistence.Privacy;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;

namespace FollowUp.Tests.Architecture;

/// <summary>What members and keys do is written down without anybody having to think of it.</summary>
public sealed class AuditTests
{
    /// <summary>Writes of an actor that go through a scope that does not know them, each with what notes it.</summary>
    private static readonly HashSet<string> KnownOtherwise = new(StringComparer.Ordinal)
    {
        // Invents what the demo shows; nobody did it.
        "FollowUp.Infrastructure.Seeding.Demo.DemoHistory",
    };

    [Fact]
    public void Every_kind_of_row_is_audited_or_known_not_to_be()
    {
        using var database = new Database(DatabaseProvider.Sqlite, "Data Source=:memory:");
        using var context = database.Open(DataScope.None);
        var types = context.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList();

        Assert.Contains(types, entity => entity.ClrType == typeof(Organization));
        Rule.Holds(types.Where(entity => AuditedRows.All.ContainsKey(entity.ClrType) == UnauditedRows.All.ContainsKey(entity.DisplayName())).Select(entity => entity.DisplayName()));
    }

    [Fact]
    public void What_an_actor_changes_goes_through_a_scope_that_knows_them()
    {
        var scopes = ScopeCalls(Product.All).ToList();

        Assert.Contains(scopes, call => call.WithActor);
        Rule.Holds(scopes.Where(call => call is { WithActor: true, KnowsActor: false } && !KnownOtherwise.Contains(call.Caller)).Select(call => call.Caller).Distinct());
    }

    [Fact]
    public void The_check_sees_a_scope_that_forgets_the_actor()
        => Assert.Contains(ScopeCalls(Product.Tests), call => call is { WithActor: true, KnowsActor: false, Caller: "FollowUp.Tests.Architecture.AuditTests" });

    [Fact]
    public void Every_table_with_words_is_swept_when_a_person_is_erased_or_known_not_to_be()
    {
        using var database = new Database(DatabaseProvider.Sqlite, "Data Source=:memory:");
        using var context = database.Open(DataScope.None);
        var swept = SweptTables.Of(context.Model).Select(table => table.Type).ToHashSet();

        Assert.Contains(typeof(FollowUp.Core.Delivery.MessageEvent), swept);
        Assert.Contains(typeof(FollowUp.Core.Audit.AuditEntry), swept);
        Assert.All(SweptTables.LeftAlone.Keys, type => Assert.DoesNotContain(type, swept));
    }

    private static IEnumerable<ScopeCall> ScopeCalls(params IEnumerable<ModuleDefinition> modules)
        => from module in modules
           from type in module.GetTypes()
           from method in type.Methods
           where method.HasBody
           let hasActor = method.Parameters.Any(parameter => IsActor(parameter.ParameterType)) || (type.IsNested && type.Fields.Any(field => IsActor(field.FieldType)))
           from instruction in method.Body.Instructions
           let target = instruction.Operand as MethodReference
           where target is not null
               && ((target.DeclaringType.FullName == typeof(DataScope).FullName && target.Name == nameof(DataScope.Of))
                   || (target.DeclaringType.FullName == typeof(Database).FullName && target.Name == nameof(Database.Open) && target.Parameters[0].ParameterType.FullName != typeof(DataScope).FullName)
                   || (target.DeclaringType.FullName == typeof(Database).FullName && target.Name is nameof(Database.WriteBatchAsync) or nameof(Database.WriteRepeatableAsync)))
           select new ScopeCall($"{Product.NamespaceOf(type)}.{Product.OutermostName(type)}", hasActor, target.Parameters.Count > 0 && IsActor(target.Parameters[0].ParameterType));

    private static bool IsActor(TypeReference type) => type.FullName == typeof(Actor).FullName;

    private sealed record ScopeCall(string Caller, bool WithActor, bool KnowsActor);

    /// <summary>Never run: it is what the check above must find.</summary>
    private sealed class Sample(Database database)
    {
        public async Task ForgetAsync(Actor actor)
        {
            await Task.Yield();
            await using var context = database.Open(actor.OrganizationId);
            await context.SaveChangesAsync();
        }
    }
}
