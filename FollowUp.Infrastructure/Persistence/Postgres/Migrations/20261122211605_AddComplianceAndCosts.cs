using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddComplianceAndCosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_Sent",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages");

            migrationBuilder.AddColumn<string>(
                name: "RuleVersion",
                table: "Verdicts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Address",
                table: "Suppressions",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(254)",
                oldMaxLength: 254);

            migrationBuilder.AddColumn<string>(
                name: "AddressHash",
                table: "Suppressions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Suppressions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Purpose",
                table: "RequestCampaigns",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<long>(
                name: "Cost",
                table: "ProviderEvents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "ProviderEvents",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Preferences",
                table: "Organizations",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"topics\":[],\"skipWhenPaused\":false}");

            migrationBuilder.AddColumn<int>(
                name: "PriceChanges",
                table: "Organizations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Replies",
                table: "Organizations",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"stopWords\":[],\"startWords\":[],\"helpWords\":[],\"stopText\":\"{organization}: You are unsubscribed and get no more messages. Reply START to get them again.\",\"helpText\":\"{organization}: Reply STOP to get no more messages, START to get them again.\"}");

            migrationBuilder.AddColumn<string>(
                name: "Retention",
                table: "Organizations",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"consent\":1825,\"optOuts\":2555,\"contents\":1095,\"logs\":365,\"conversations\":730,\"contacts\":30,\"audit\":2555}");

            migrationBuilder.AddColumn<long>(
                name: "Cost",
                table: "Messages",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CostSource",
                table: "Messages",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "Messages",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Units",
                table: "Messages",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Country",
                table: "Contacts",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                table: "Contacts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RestrictedAt",
                table: "Contacts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Contacts",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Consent",
                table: "CaptureForms",
                type: "text",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"channels\":[\"email\",\"sms\"]}");

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    From = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    Action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubjectName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Before = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    After = table.Column<string>(type: "text", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConsentCheckpoints",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentCheckpoints", x => x.OrganizationId);
                });

            migrationBuilder.CreateTable(
                name: "ConsentEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    Purpose = table.Column<int>(type: "integer", nullable: false),
                    Decision = table.Column<int>(type: "integer", nullable: false),
                    Basis = table.Column<int>(type: "integer", nullable: true),
                    Source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Wording = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    Address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    AddressHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Personal = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    PersonalHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ProofHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true),
                    ErasedAt = table.Column<long>(type: "bigint", nullable: true),
                    PreviousHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConsentHeads",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CheckedAt = table.Column<long>(type: "bigint", nullable: true),
                    Problem = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentHeads", x => x.OrganizationId);
                });

            migrationBuilder.CreateTable(
                name: "ConsentSettings",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rules = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentSettings", x => x.OrganizationId);
                });

            migrationBuilder.CreateTable(
                name: "ConsentStates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    Purpose = table.Column<int>(type: "integer", nullable: false),
                    Decision = table.Column<int>(type: "integer", nullable: false),
                    Basis = table.Column<int>(type: "integer", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentStates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ContactPreferences",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    TopicsOff = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    MostPerWeek = table.Column<int>(type: "integer", nullable: true),
                    PausedUntil = table.Column<long>(type: "bigint", nullable: true),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactPreferences", x => x.ContactId);
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    Parts = table.Column<int>(type: "integer", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    ProtectedTraces = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InstallationKeys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Protected = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstallationKeys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "InstallationSuppressions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    AddressHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstallationSuppressions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeywordAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    AddressHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Action = table.Column<int>(type: "integer", nullable: false),
                    LastAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeywordAnswers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PossibleOptOuts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceivedMessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    Address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    AddressHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PossibleOptOuts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Prices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    Provider = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Prefix = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    ValidFrom = table.Column<long>(type: "bigint", nullable: false),
                    Micros = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Note = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Prices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Prices_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrivacyRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Law = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    RecordedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ClosedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Result = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivacyRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false),
                    Removed = table.Column<int>(type: "integer", nullable: false),
                    Took = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShortLinks",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Target = table.Column<string>(type: "text", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShortLinks", x => x.Code);
                    table.ForeignKey(
                        name: "FK_ShortLinks_Messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "Messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_OrganizationId_Channel_AddressHash",
                table: "Suppressions",
                columns: new[] { "OrganizationId", "Channel", "AddressHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_OrganizationId_CreatedAt",
                table: "Suppressions",
                columns: new[] { "OrganizationId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Unhashed",
                table: "Suppressions",
                column: "Id",
                filter: "\"AddressHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Sent",
                table: "Messages",
                columns: new[] { "OrganizationId", "SentAt", "Channel", "ClickedAt", "CostSource", "Currency", "Cost" },
                filter: "\"SentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_OrganizationId_At",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "From", "AccountId", "At" },
                filter: "\"Channel\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_Action",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "Action" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_ActorId_At",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_At_Id",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectId_At",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectKind_At",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "SubjectKind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectName",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "SubjectName" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_OrganizationId_AddressHash_Position",
                table: "ConsentEntries",
                columns: new[] { "OrganizationId", "AddressHash", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_OrganizationId_At",
                table: "ConsentEntries",
                columns: new[] { "OrganizationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_OrganizationId_ContactId_Position",
                table: "ConsentEntries",
                columns: new[] { "OrganizationId", "ContactId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_OrganizationId_Position",
                table: "ConsentEntries",
                columns: new[] { "OrganizationId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsentStates_OrganizationId_AddressHash_Channel_Purpose",
                table: "ConsentStates",
                columns: new[] { "OrganizationId", "AddressHash", "Channel", "Purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_ContactId",
                table: "Erasures",
                column: "ContactId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_UnderWay",
                table: "Erasures",
                column: "StartedAt",
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InstallationSuppressions_AddressHash_Channel",
                table: "InstallationSuppressions",
                columns: new[] { "AddressHash", "Channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeywordAnswers_OrganizationId_AddressHash_Channel_Action",
                table: "KeywordAnswers",
                columns: new[] { "OrganizationId", "AddressHash", "Channel", "Action" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PossibleOptOuts_Open",
                table: "PossibleOptOuts",
                columns: new[] { "OrganizationId", "AddressHash" },
                filter: "\"Status\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_PossibleOptOuts_OrganizationId_Status_At",
                table: "PossibleOptOuts",
                columns: new[] { "OrganizationId", "Status", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PossibleOptOuts_ReceivedMessageId",
                table: "PossibleOptOuts",
                column: "ReceivedMessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Prices_OfAccount",
                table: "Prices",
                columns: new[] { "OrganizationId", "AccountId", "Channel", "Kind", "Prefix", "ValidFrom" },
                unique: true,
                filter: "\"AccountId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Prices_OfAll",
                table: "Prices",
                columns: new[] { "OrganizationId", "Channel", "Provider", "Kind", "Prefix", "ValidFrom" },
                unique: true,
                filter: "\"AccountId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyRequests_ContactId",
                table: "PrivacyRequests",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_PrivacyRequests_OrganizationId_Status_DueAt",
                table: "PrivacyRequests",
                columns: new[] { "OrganizationId", "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RetentionRuns_OrganizationId_At",
                table: "RetentionRuns",
                columns: new[] { "OrganizationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RetentionRuns_OrganizationId_Kind_At",
                table: "RetentionRuns",
                columns: new[] { "OrganizationId", "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ShortLinks_MessageId",
                table: "ShortLinks",
                column: "MessageId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "ConsentCheckpoints");

            migrationBuilder.DropTable(
                name: "ConsentEntries");

            migrationBuilder.DropTable(
                name: "ConsentHeads");

            migrationBuilder.DropTable(
                name: "ConsentSettings");

            migrationBuilder.DropTable(
                name: "ConsentStates");

            migrationBuilder.DropTable(
                name: "ContactPreferences");

            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "InstallationKeys");

            migrationBuilder.DropTable(
                name: "InstallationSuppressions");

            migrationBuilder.DropTable(
                name: "KeywordAnswers");

            migrationBuilder.DropTable(
                name: "PossibleOptOuts");

            migrationBuilder.DropTable(
                name: "Prices");

            migrationBuilder.DropTable(
                name: "PrivacyRequests");

            migrationBuilder.DropTable(
                name: "RetentionRuns");

            migrationBuilder.DropTable(
                name: "ShortLinks");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_OrganizationId_Channel_AddressHash",
                table: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_OrganizationId_CreatedAt",
                table: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_Unhashed",
                table: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Sent",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_OrganizationId_At",
                table: "InboundMessages");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "RuleVersion",
                table: "Verdicts");

            migrationBuilder.DropColumn(
                name: "AddressHash",
                table: "Suppressions");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Suppressions");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "RequestCampaigns");

            migrationBuilder.DropColumn(
                name: "Cost",
                table: "ProviderEvents");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "ProviderEvents");

            migrationBuilder.DropColumn(
                name: "Preferences",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "PriceChanges",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Replies",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Retention",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Cost",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "CostSource",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Units",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Country",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "RestrictedAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Consent",
                table: "CaptureForms");

            migrationBuilder.AlterColumn<string>(
                name: "Address",
                table: "Suppressions",
                type: "character varying(254)",
                maxLength: 254,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(254)",
                oldMaxLength: 254,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Sent",
                table: "Messages",
                columns: new[] { "OrganizationId", "SentAt", "Channel", "ClickedAt" },
                filter: "\"SentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "From", "At" },
                filter: "\"Channel\" = 3");
        }
    }
}
