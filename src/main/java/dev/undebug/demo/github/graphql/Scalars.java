package dev.undebug.demo.github.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** GitHub's own scalars, all of them strings in JSON. */
final class Scalars {
    private Scalars() {}

    static List<GraphQLScalarType> missingFrom(TypeDefinitionRegistry types) {
        return types.scalars().values().stream()
                .filter(scalar -> !ScalarInfo.isGraphqlSpecifiedScalar(scalar.getName()))
                .map(scalar -> GraphQLScalarType.newScalar()
                        .name(scalar.getName())
                        .coercing(new Text())
                        .build())
                .toList();
    }

    private static final class Text implements Coercing<String, String> {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value instanceof Instant instant
                    ? instant.truncatedTo(ChronoUnit.SECONDS).toString()
                    : value.toString();
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            return input.toString();
        }

        @Override
        public String parseLiteral(
                Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (literal instanceof StringValue text) {
                return String.valueOf(text.getValue());
            }
            if (literal instanceof IntValue number) {
                return number.getValue().toString();
            }
            throw new CoercingParseLiteralException("Neither text nor a number: " + literal);
        }
    }
}
